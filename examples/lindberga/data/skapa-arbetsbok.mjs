// Packs one sheet into an .xlsx workbook, the same bytes each time: stored (not compressed) parts, one fixed date.
// Format: ECMA-376 (SpreadsheetML, inline strings) in a ZIP archive (PKWARE APPNOTE 4.3).

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as ZIP wants it. */
function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = crcTable[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const words = (...values) => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value & 0xffff, index * 2));
  return bytes;
};
const long = (value) => [value & 0xffff, value >>> 16];

function archive(parts) {
  const bodies = [];
  const entries = [];
  let offset = 0;
  for (const [path, text] of parts) {
    const name = Buffer.from(path, 'utf8');
    const data = Buffer.from(text, 'utf8');
    const size = long(data.length);
    // 2026-06-20 00:00, in MS-DOS form.
    const common = words(20, 0x800, 0, 0, (46 << 9) | (6 << 5) | 20, ...long(checksum(data)), ...size, ...size, name.length, 0);
    bodies.push(words(0x4b50, 0x0403), common, name, data);
    entries.push(words(0x4b50, 0x0201, 20), common, words(0, 0, 0, 0, 0, ...long(offset)), name);
    offset += 4 + common.length + name.length + data.length;
  }
  const directory = Buffer.concat(entries);
  const end = words(0x4b50, 0x0605, 0, 0, parts.length, parts.length, ...long(directory.length), ...long(offset), 0);
  return Buffer.concat([...bodies, directory, end]);
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const column = (index) => String.fromCharCode(65 + index);

/** One sheet's workbook as bytes. Texts stay texts (codes keep their zeros), numbers are numbers. At most 26 columns. */
export function workbook(sheet, rows) {
  const cells = rows.map((row, r) => {
    const inside = row.map((value, c) =>
      typeof value === 'number'
        ? `<c r="${column(c)}${r + 1}"><v>${value}</v></c>`
        : `<c r="${column(c)}${r + 1}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`,
    );
    return `<row r="${r + 1}">${inside.join('')}</row>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return archive([
    ['[Content_Types].xml', `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`],
    ['_rels/.rels', `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ['xl/worksheets/sheet1.xml', `${head}<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`],
  ]);
}
