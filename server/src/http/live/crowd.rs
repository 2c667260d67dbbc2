//! How many connections one caller keeps open. Each holds memory for as long as it likes, which no budget of points
//! pays for. Kept in memory: each node has its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::http::budget::Payer;
use crate::platform::{Error, Result};

/// Windows and devices of one person.
pub const OF_A_PERSON: usize = 50;
/// People behind one address who have not said yet who they are: after a restart all of an office at once.
pub const OF_AN_ADDRESS: usize = 500;

type Open = Arc<Mutex<HashMap<Payer, usize>>>;

#[derive(Default)]
pub struct Crowd {
    open: Open,
}

/// One open connection, counted until it is dropped.
pub struct Seat {
    payer: Payer,
    open: Open,
}

impl Crowd {
    pub fn enter(&self, payer: Payer) -> Result<Seat> {
        let payer = payer.narrowed();
        let most = match payer {
            Payer::User(_) => OF_A_PERSON,
            Payer::Address(_) => OF_AN_ADDRESS,
        };
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(payer).or_default();
        if *count >= most {
            let what = "connections";
            return Err(Error::Crowded { most, what });
        }
        *count += 1;
        Ok(Seat {
            payer,
            open: self.open.clone(),
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.payer) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.payer);
            }
        }
    }
}
