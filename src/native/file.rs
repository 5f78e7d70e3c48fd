//! Files, plain or gzip.

use flate2::read::MultiGzDecoder;
use std::io::{self, Read};
use std::path::Path;

/// Reads a file; gzip is unpacked, whatever the file's name.
///
/// # Errors
/// Those of the file system, and of a damaged gzip file.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    unpack(std::fs::read(path)?)
}

/// Unpacks gzip; other bytes are returned unchanged.
///
/// # Errors
/// When the gzip is damaged.
pub fn unpack(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

/// The address of a file, as a browser shows it.
pub fn file_address(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut address = String::from("file://");
    for byte in full.to_string_lossy().bytes() {
        // The path percent-encode set of the URL Standard, and the percent sign itself.
        match byte {
            b'%' | b' ' | b'"' | b'#' | b'<' | b'>' | b'?' | b'^' | b'`' | b'{' | b'}' | 0..=0x1F | 0x7F.. => {
                address.push_str(&format!("%{byte:02X}"));
            }
            _ => address.push(char::from(byte)),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    #[test]
    fn gzip_is_unpacked_and_other_bytes_stay() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(b"<p>").unwrap();
        let packed = encoder.finish().unwrap();
        assert_eq!(unpack(packed.clone()).unwrap(), b"<p>");
        assert_eq!(unpack(b"<p>".to_vec()).unwrap(), b"<p>");
        assert!(unpack(packed[..12].to_vec()).is_err());
    }

    #[test]
    fn the_address_of_a_file_is_percent_encoded() {
        assert_eq!(file_address(Path::new("/a b/ü#.html")), "file:///a%20b/%C3%BC%23.html");
    }
}
