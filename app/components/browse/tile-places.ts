import type { ProvinceCode } from '#cases/provinces.ts'

/** Where a tile stands: row from the north, column from the west, both from 1. */
export interface TilePlace {
  readonly code: ProvinceCode
  readonly row: number
  readonly column: number
}

/**
 * The 34 province-level units as tiles of one size, each roughly where it lies beside its neighbours. Two digits of the
 * code of GB/T 2260 stand for a unit; `..` is an empty place.
 */
const ROWS = [
  '.. .. .. .. .. .. .. 23',
  '.. .. .. .. .. .. .. 22',
  '65 .. .. .. 15 11 12 21',
  '.. 63 62 64 14 13 37 ..',
  '54 .. .. 61 41 34 32 ..',
  '.. .. 51 50 42 36 33 31',
  '.. .. 53 52 43 35 .. 71',
  '.. .. .. 45 44 81 .. ..',
  '.. .. .. 46 82 .. .. ..',
] as const

/** Row by row from the north, in each from the west. */
export const PROVINCE_TILES: readonly TilePlace[] = ROWS.flatMap((line, row) =>
  line
    .split(' ')
    .flatMap((digits, column) =>
      digits === '..' ? [] : [{ code: `${digits}0000` as ProvinceCode, row: row + 1, column: column + 1 }],
    ),
)
