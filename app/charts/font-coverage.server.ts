/**
 * The code points a TrueType file can draw, from its own `cmap` table (OpenType 1.9, formats 4 and 12): a package's
 * list of ranges says what a face was cut for, not what is in it.
 */
export function coveredCodePoints(font: Buffer): ReadonlySet<number> {
  const covered = new Set<number>()
  const cmap = tableOffset(font, 'cmap')
  for (let record = 0; record < font.readUInt16BE(cmap + 2); record++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + record * 8 + 4)
    const format = font.readUInt16BE(table)
    if (format === 4) addSegments(font, table, covered)
    else if (format === 12) addGroups(font, table, covered)
  }
  return covered
}

function tableOffset(font: Buffer, tag: string): number {
  for (let table = 0; table < font.readUInt16BE(4); table++) {
    const record = 12 + table * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new RangeError(`Expected a font with a ${tag} table.`)
}

function addSegments(font: Buffer, table: number, covered: Set<number>): void {
  const segments = font.readUInt16BE(table + 6) / 2
  const [ends, starts] = [table + 14, table + 16 + segments * 2]
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4]
  for (let segment = 0; segment < segments; segment++) {
    const start = font.readUInt16BE(starts + segment * 2)
    const end = font.readUInt16BE(ends + segment * 2)
    const delta = font.readUInt16BE(deltas + segment * 2)
    const offsetAt = offsets + segment * 2
    const offset = font.readUInt16BE(offsetAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsetAt + offset + (code - start) * 2)
      // Glyph 0 is the box of an unknown character.
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) covered.add(code)
    }
  }
}

function addGroups(font: Buffer, table: number, covered: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(table + 12); group++) {
    const record = table + 16 + group * 12
    const end = font.readUInt32BE(record + 4)
    for (let code = font.readUInt32BE(record); code <= end; code++) covered.add(code)
  }
}
