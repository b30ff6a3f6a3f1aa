//! Speakers, checked on phrases from the wire.
