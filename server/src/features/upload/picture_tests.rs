use img_parts::png::PngChunk;

use super::super::sniff::{JPEG, PNG, WEBP};
use super::*;

/// Lies on its side, and was taken in Sa Đéc.
fn whereabouts() -> Vec<u8> {
    let mut said = b"MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0".to_vec();
    said.extend(b"\x01\x0f\0\x02\0\0\0\x0c\0\0\0\x26\0\0\0\0");
    said.extend(b"10.29N 105.7E");
    said
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|at| at == words)
}

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).unwrap_or_default();
    [&[0xff, marker][..], &length.to_be_bytes(), contents].concat()
}

#[test]
fn a_photograph_keeps_which_way_up_it_is_and_nothing_else() -> Result<(), &'static str> {
    let bytes = [
        b"\xff\xd8".to_vec(),
        segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xe1, &[b"Exif\0\0".as_slice(), &whereabouts()].concat()),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Sa Dec"),
        segment(0xed, b"Photoshop 3.0\0Sa Dec"),
        segment(0xfe, b"Sa Dec"),
        segment(0xdb, &[1; 65]),
        segment(0xda, b"\x01\x01\0\0\x3f\0"),
        b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9".to_vec(),
        b"MotionPhoto Sa Dec".to_vec(),
    ]
    .concat();
    let kept = without_whereabouts(JPEG, bytes).ok_or("a picture")?;
    assert!(!holds(&kept, b"10.29N") && !holds(&kept, b"Sa Dec"));
    assert!(kept.ends_with(b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9"));
    let read = Reader::new().read_from_container(&mut Cursor::new(&kept));
    let read = read.map_err(|_| "what it says")?;
    let turned = read.get_field(Tag::Orientation, In::PRIMARY);
    assert_eq!(turned.and_then(|field| field.value.get_uint(0)), Some(6));
    assert_eq!(read.fields().count(), 1);
    assert_eq!(without_whereabouts(JPEG, kept.clone()), Some(kept));
    Ok(())
}

#[test]
fn a_screenshot_and_a_web_picture_lose_their_words() -> Result<(), &'static str> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, contents) in [
        (*b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0".to_vec()),
        (*b"eXIf", whereabouts()),
        (*b"tEXt", b"Comment\0Sa Dec".to_vec()),
        (*b"gAMA", b"\0\0\xb1\x8f".to_vec()),
        (*b"IDAT", b"pixels".to_vec()),
        (*b"IEND", Vec::new()),
    ] {
        png.extend(PngChunk::new(kind, contents.into()).encoder().bytes());
    }
    png.extend(b"Sa Dec");
    let kept = without_whereabouts(PNG, png).ok_or("a picture")?;
    assert!(!holds(&kept, b"Sa Dec") && !holds(&kept, b"10.29N"));
    assert!(holds(&kept, b"pixels") && holds(&kept, b"gAMA") && holds(&kept, b"eXIf"));

    let chunk = |id: &[u8; 4], contents: &[u8]| {
        let length = u32::try_from(contents.len()).unwrap_or_default();
        let padding = vec![0; contents.len() % 2];
        [id, &length.to_le_bytes()[..], contents, &padding].concat()
    };
    let body = [
        b"WEBP".to_vec(),
        chunk(b"VP8X", b"\x0c\0\0\0\0\0\0\0\0\0"),
        chunk(b"VP8 ", b"\0\0\0\x9d\x01\x2a\x01\0\x01\0"),
        chunk(b"EXIF", &whereabouts()),
        chunk(b"XMP ", b"<x:xmpmeta>Sa Dec"),
    ]
    .concat();
    let kept = without_whereabouts(WEBP, chunk(b"RIFF", &body)).ok_or("a picture")?;
    assert!(!holds(&kept, b"Sa Dec") && !holds(&kept, b"10.29N"));
    let again = WebP::from_bytes(kept.into()).map_err(|_| "a picture")?;
    assert_eq!(again.exif().and_then(turn), turn(whereabouts().into()));
    Ok(())
}

#[test]
fn what_could_say_where_and_cannot_be_made_out_is_refused() {
    let between = [
        b"\xff\xd8".to_vec(),
        segment(0xdb, &[1; 65]),
        segment(0xda, b"\x01\x01\0\0\x3f\0"),
        b"\x12\x34".to_vec(),
        segment(0xfe, b"Sa Dec"),
        segment(0xda, b"\x01\x01\0\0\x3f\0"),
        b"\x12\xff\xd9".to_vec(),
    ]
    .concat();
    assert_eq!(without_whereabouts(JPEG, between), None);
    let unknown = b"\0\0\0\x18ftypheic\0\0\0\0heicheic\0\0\0\x08mdat".to_vec();
    assert_eq!(without_whereabouts(HEIC, unknown), None);
    let item = b"\0\0\0\x15infe\x02\0\0\0\0\x01\0\0Exif\0";
    assert_eq!(exif_items(item), 1);
    assert_eq!(exif_items(&[*item, *item].concat()), 2);
}

#[test]
fn every_packet_is_found_once() {
    let bytes =
        b"..<x:xmpmeta>a</x:xmpmeta>..</x:xmpmeta><x:xmpmeta><x:xmpmeta></x:xmpmeta>.<x:xmpmeta>";
    let found: Vec<_> = packets(bytes).collect();
    assert_eq!(found, [(2, 26), (40, 74), (75, bytes.len())]);
}
