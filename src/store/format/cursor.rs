//! The cursor of the strict reader: one step for each piece of JSON grammar. Limits and error types
//! stand in `strict`; nothing is written here.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::canonical::{MAX_INTEGER, key_order, short_escape};
use super::strict::{
    Build, DEPTH_MAX, ITEMS_MAX, KEYS_MAX, LINE_MAX, STRING_MAX, StrictError, StrictFault,
};

/// A cursor over a JSON text.
pub(super) struct JsonCursor<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    /// The first place where the text was not canonical.
    strayed: Option<usize>,
}

type Read<T> = Result<T, StrictError>;

impl<'a> JsonCursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Read<Self> {
        if bytes.len() > LINE_MAX {
            return Err(StrictError {
                at: LINE_MAX,
                what: StrictFault::Line,
            });
        }
        let text = std::str::from_utf8(bytes).map_err(|error| StrictError {
            at: error.valid_up_to(),
            what: StrictFault::Utf8,
        })?;
        Ok(Self {
            text,
            at: 0,
            depth: 0,
            strayed: None,
        })
    }

    /// Demands that nothing follows.
    pub(super) fn end(&mut self) -> Read<()> {
        self.space();
        if self.at == self.text.len() {
            return Ok(());
        }
        self.fail(StrictFault::Trailing)
    }

    /// Demands that nothing follows, and that all of it was canonical.
    pub(super) fn end_canonical(&mut self) -> Read<()> {
        self.end()?;
        match self.strayed {
            None => Ok(()),
            Some(at) => Err(StrictError {
                at,
                what: StrictFault::NotCanonical,
            }),
        }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns the text from `from` to the cursor.
    pub(super) fn since(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    pub(super) fn value<B: Build>(&mut self) -> Read<B> {
        self.space();
        match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => Ok(B::string(self.string()?)),
            Some(b'-' | b'0'..=b'9') => Ok(B::integer(self.integer()?)),
            Some(b't') => self.literal("true", B::literal(Some(true))),
            Some(b'f') => self.literal("false", B::literal(Some(false))),
            Some(b'n') => self.literal("null", B::literal(None)),
            _ => self.fail(StrictFault::Syntax),
        }
    }

    fn object<B: Build>(&mut self) -> Read<B> {
        let mut fields = B::Fields::default();
        self.fields(&mut |key, reader| {
            let at = reader.at;
            let value = reader.value()?;
            match B::field(&mut fields, key, value) {
                true => Ok(()),
                false => Err(StrictError {
                    at,
                    what: StrictFault::DuplicateKey,
                }),
            }
        })?;
        Ok(B::object(fields))
    }

    /// Reads an object; `each` is called behind every colon and must read the value.
    pub(super) fn fields(
        &mut self,
        each: &mut dyn FnMut(Cow<'a, str>, &mut Self) -> Read<()>,
    ) -> Read<()> {
        self.enter(b'{')?;
        let mut last: Option<Cow<'a, str>> = None;
        let mut count = 0;
        while self.goes_on(b'}', count)? {
            count += 1;
            if count > KEYS_MAX {
                return self.fail(StrictFault::Keys);
            }
            let at = self.at;
            let key = self.string()?;
            if let Some(last) = last {
                match key_order(&last, &key) {
                    Ordering::Less => {}
                    Ordering::Equal => return self.fail(StrictFault::DuplicateKey),
                    Ordering::Greater => self.stray(at),
                }
            }
            last = Some(key.clone());
            self.space();
            self.expect(b':')?;
            self.space();
            each(key, self)?;
        }
        Ok(())
    }

    fn array<B: Build>(&mut self) -> Read<B> {
        self.enter(b'[')?;
        let mut items = B::Items::default();
        let mut count = 0;
        while self.goes_on(b']', count)? {
            count += 1;
            if count > ITEMS_MAX {
                return self.fail(StrictFault::Items);
            }
            B::item(&mut items, self.value()?);
        }
        Ok(B::array(items))
    }

    fn enter(&mut self, open: u8) -> Read<()> {
        self.expect(open)?;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return self.fail(StrictFault::Depth);
        }
        Ok(())
    }

    /// Steps to the next element; `false` when the closing bracket came.
    fn goes_on(&mut self, close: u8, count: usize) -> Read<bool> {
        self.space();
        if self.peek() == Some(close) {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if count > 0 {
            self.expect(b',')?;
            self.space();
        }
        Ok(true)
    }

    pub(super) fn integer(&mut self) -> Read<i64> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let digits_from = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        let digits = self.text.get(digits_from..self.at).unwrap_or_default();
        let fraction = matches!(self.peek(), Some(b'.' | b'e' | b'E'));
        // A leading zero, or "-0", which would come back as "0".
        let zero = digits.starts_with('0') && (digits.len() > 1 || digits_from > start);
        let number = self.text.get(start..self.at).unwrap_or_default();
        match number.parse::<i64>() {
            Ok(n) if !fraction && !zero && n.abs() <= MAX_INTEGER => Ok(n),
            _ => Err(StrictError {
                at: start,
                what: StrictFault::Number,
            }),
        }
    }

    fn literal<B>(&mut self, word: &str, value: B) -> Read<B> {
        match self
            .text
            .get(self.at..)
            .is_some_and(|t| t.starts_with(word))
        {
            true => {
                self.at += word.len();
                Ok(value)
            }
            false => self.fail(StrictFault::Syntax),
        }
    }

    pub(super) fn string(&mut self) -> Read<Cow<'a, str>> {
        self.expect(b'"')?;
        let plain = self.plain()?;
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        while self.peek() == Some(b'\\') {
            let c = self.escape()?;
            text.push(c);
            text.push_str(self.plain()?);
            if text.len() > STRING_MAX {
                return self.fail(StrictFault::String);
            }
        }
        self.expect(b'"')?;
        Ok(Cow::Owned(text))
    }

    /// Reads up to the next quote or backslash.
    fn plain(&mut self) -> Read<&'a str> {
        let rest = self.bytes().get(self.at..).unwrap_or_default();
        let stop = |b: &u8| *b == b'"' || *b == b'\\' || *b < 0x20;
        let Some(len) = rest.iter().position(stop) else {
            return self.fail(StrictFault::Syntax);
        };
        let text = self.text.get(self.at..self.at + len).unwrap_or_default();
        self.at += len;
        if len > STRING_MAX {
            return self.fail(StrictFault::String);
        }
        match self.peek() {
            Some(b'"' | b'\\') => Ok(text),
            _ => self.fail(StrictFault::Syntax),
        }
    }

    fn escape(&mut self) -> Read<char> {
        let start = self.at;
        self.expect(b'\\')?;
        let letter = self.peek();
        self.at += 1;
        let c = match letter {
            Some(b'u') => return self.unicode_escape(start),
            Some(b'/') => {
                self.stray(start);
                '/'
            }
            Some(b'b') => '\u{8}',
            Some(b't') => '\t',
            Some(b'n') => '\n',
            Some(b'f') => '\u{c}',
            Some(b'r') => '\r',
            Some(b @ (b'"' | b'\\')) => char::from(b),
            _ => return self.fail(StrictFault::Syntax),
        };
        Ok(c)
    }

    fn unicode_escape(&mut self, start: usize) -> Read<char> {
        let first = self.four_hex()?;
        let lower = !self.since(start).bytes().any(|b| b.is_ascii_uppercase());
        let needed = u8::try_from(first).is_ok_and(|b| b < 0x20 && short_escape(b).is_none());
        if !(lower && needed) {
            self.stray(start);
        }
        let code = match first {
            0xd800..=0xdbff => 0x10000 + ((first - 0xd800) << 10) + (self.low_half()? - 0xdc00),
            _ => first,
        };
        match char::from_u32(code) {
            Some(c) => Ok(c),
            None => self.fail(StrictFault::Surrogate),
        }
    }

    fn low_half(&mut self) -> Read<u32> {
        if !self
            .text
            .get(self.at..)
            .is_some_and(|t| t.starts_with("\\u"))
        {
            return self.fail(StrictFault::Surrogate);
        }
        self.at += 2;
        match self.four_hex()? {
            low @ 0xdc00..=0xdfff => Ok(low),
            _ => self.fail(StrictFault::Surrogate),
        }
    }

    fn four_hex(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|d| u32::from_str_radix(d, 16).ok()) {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => self.fail(StrictFault::Syntax),
        }
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.stray(self.at);
            self.at += 1;
        }
    }

    fn stray(&mut self, at: usize) {
        self.strayed.get_or_insert(at);
    }

    fn expect(&mut self, byte: u8) -> Read<()> {
        if self.peek() != Some(byte) {
            return self.fail(StrictFault::Syntax);
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    fn fail<T>(&self, what: StrictFault) -> Read<T> {
        Err(StrictError { at: self.at, what })
    }
}
