mod origins;
mod tracks;
