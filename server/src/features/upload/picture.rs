//! Pictures without where they were taken, when, and by whose telephone; which way up they are stays. What is seen is not
//! touched: nothing is decoded or compressed anew.

use std::io::Cursor;

use axum::body::Bytes;
use exif::{In, Reader, Tag};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{CHUNK_VP8X, WebP};
use img_parts::{DynImage, ImageEXIF};

use super::sniff::{HEIC, JPEG, Kind, PNG, WEBP};

/// `None` of a picture that cannot be read. What is no picture stays as it is.
pub fn without_whereabouts(kind: Kind, bytes: Vec<u8>) -> Option<Vec<u8>> {
    match kind {
        JPEG => jpeg(bytes.into()),
        PNG => png(bytes.into()),
        WEBP => webp(bytes.into()),
        HEIC => heic(bytes),
        _ => Some(bytes),
    }
}

fn written(picture: impl Into<DynImage>) -> Vec<u8> {
    picture.into().encoder().bytes().into()
}

fn jpeg(bytes: Bytes) -> Option<Vec<u8>> {
    let mut picture = Jpeg::from_bytes(bytes).ok()?;
    let turned = picture.exif().and_then(turn);
    picture.segments_mut().retain(belongs);
    picture.set_exif(turned);
    let before: usize = picture.segments().iter().map(JpegSegment::len).sum();
    let mut kept = written(picture);
    // After the mark of the beginning and what is said of the picture comes the picture.
    let begins = kept.len().min(2 + before);
    let shown = shown(kept.get(begins..)?)?;
    kept.truncate(begins + shown);
    Some(kept)
}

/// What is needed to show it: the picture itself, how its colours are meant.
fn belongs(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 | markers::APP14 => true,
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        markers::COM => false,
        other => !(markers::APP0..=markers::APP15).contains(&other),
    }
}

/// How long the picture is: telephones put films and other pictures, with their own whereabouts, behind it.
fn shown(entropy: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some([first, second]) = entropy.get(at..at + 2) {
        at += match (*first, *second) {
            (markers::P, markers::EOI) => return Some(at + 2),
            // Words between two scans are nobody's picture.
            (markers::P, markers::APP0..=markers::APP15 | markers::COM) => return None,
            (markers::P, markers::Z | markers::RST0..=markers::RST7) => 2,
            (markers::P, markers::P) | (0..markers::P, _) => 1,
            // Between scans: a marker, and how long what belongs to it is.
            (markers::P, _) => match entropy.get(at + 2..at + 4) {
                Some([high, low]) => 2 + usize::from(u16::from_be_bytes([*high, *low])),
                _ => 2,
            },
        };
    }
    Some(entropy.len())
}

/// Neither words, nor times, nor what a program put in for itself: pieces that are not needed to show it are named in small
/// letters.
fn png(bytes: Bytes) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 11] = [
        b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs", b"acTL", b"fcTL",
        b"fdAT",
    ];
    let mut picture = Png::from_bytes(bytes).ok()?;
    let turned = picture.exif().and_then(turn);
    picture.chunks_mut().retain(|chunk| {
        let name = chunk.kind();
        name.first().is_some_and(u8::is_ascii_uppercase) || KEPT.contains(&&name)
    });
    picture.set_exif(turned);
    Some(written(picture))
}

fn webp(bytes: Bytes) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 7] = [
        b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
    ];
    const HAS_XMP: u8 = 0b0000_0100;
    let mut picture = WebP::from_bytes(bytes).ok()?;
    let turned = picture.exif().and_then(turn);
    let chunks = picture.chunks_mut();
    chunks.retain(|chunk| KEPT.contains(&&chunk.id()));
    let head = chunks.iter_mut().find(|chunk| chunk.id() == CHUNK_VP8X);
    if let Some(RiffContent::Data(data)) = head.map(RiffChunk::content_mut) {
        let mut changed = data.to_vec();
        if let Some(flags) = changed.first_mut() {
            *flags &= !HAS_XMP;
        }
        *data = changed.into();
    }
    picture.set_exif(turned);
    Some(written(picture))
}

/// Which way up, as the only thing that is said: `None` when it lies as it is shown.
fn turn(exif: Bytes) -> Option<Bytes> {
    let read = Reader::new().read_raw(exif.to_vec()).ok()?;
    let turned = read.get_field(Tag::Orientation, In::PRIMARY)?;
    let turned = u8::try_from(turned.value.get_uint(0)?).ok()?;
    if !(2..=8).contains(&turned) {
        return None;
    }
    let mut said = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    said.extend([turned, 0, 0, 0, 0, 0, 0]);
    Some(said.into())
}

/// Its pieces are found by their places, so what is said in them is written over, not taken out. Which way up it is stands
/// elsewhere.
fn heic(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    const NOTHING: &[u8] = b"MM\0*\0\0\0\x08\0\0\0\0\0\0";
    // What the reader cannot make out, or would not see, could say where.
    if exif_items(&bytes) > 1 {
        return None;
    }
    match Reader::new().read_from_container(&mut Cursor::new(&bytes)) {
        Ok(read) => {
            let said = read.buf();
            let at = bytes.windows(said.len()).position(|here| here == said)?;
            let over = bytes.get_mut(at..at + said.len())?;
            for (n, byte) in over.iter_mut().enumerate() {
                *byte = NOTHING.get(n).copied().unwrap_or_default();
            }
        }
        Err(exif::Error::NotFound(_)) => {}
        Err(_) => return None,
    }
    let packets: Vec<_> = packets(&bytes).collect();
    for (from, to) in packets {
        bytes.get_mut(from..to)?.fill(b' ');
    }
    Some(bytes)
}

/// How many of what a picture lists as its items (`infe`, ISO/IEC 14496-12) are of the sort Exif: it stands behind the
/// item's number, of two bytes or of four.
fn exif_items(bytes: &[u8]) -> usize {
    let items = places(bytes, b"infe");
    let sort = |at: &usize, skip: usize| bytes.get(at + skip..at + skip + 4);
    items
        .filter(|at| [12, 14].map(|skip| sort(at, skip)).contains(&Some(b"Exif")))
        .count()
}

fn places<'b>(bytes: &'b [u8], words: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    let found = bytes.windows(words.len()).enumerate();
    found.filter_map(move |(at, here)| (here == words).then_some(at))
}

/// Where packets of XMP stand, in one pass.
fn packets(bytes: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    const BEGIN: &[u8] = b"<x:xmpmeta";
    const END: &[u8] = b"</x:xmpmeta>";
    let mut ends = places(bytes, END).peekable();
    let mut begins = places(bytes, BEGIN);
    let mut done = 0;
    std::iter::from_fn(move || {
        let from = begins.find(|at| *at >= done)?;
        while ends.next_if(|end| *end < from).is_some() {}
        done = ends.next().map_or(bytes.len(), |end| end + END.len());
        Some((from, done))
    })
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
