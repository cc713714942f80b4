import { encode } from 'uqr'

/** A QR code as one path of squares, one unit each, with the quiet border it needs to be read. */
export interface QrPath {
  readonly size: number
  readonly path: string
}

/** Level M still reads with an eighth of it dirty or creased, as a sheet of paper is. */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const runs = data.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return []
      let end = x
      while (row[end]) end += 1
      return [`M${x} ${y}h${end - x}v1h${x - end}z`]
    }),
  )
  return { size, path: runs.join('') }
}
