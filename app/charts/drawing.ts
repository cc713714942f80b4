import { madeOnce } from '../made-once.ts'
import { indexRadar, type RadarData } from './index-radar.ts'
import type { MakeChart } from './chart-model.ts'
import { intervalBars, type IntervalBarsData } from './interval-bars.ts'
import { lensBoxes, type LensBoxesData } from './lens-boxes.ts'
import { netValueBars, type NetValueBarsData } from './net-value-bars.ts'

/** A chart as plain data that a page can carry, for pages that are not kept alive by React. */
export type ChartDrawing =
  | { readonly kind: 'index-radar'; readonly data: RadarData }
  | { readonly kind: 'net-value'; readonly data: NetValueBarsData }
  | { readonly kind: 'library'; readonly data: IntervalBarsData }
  | { readonly kind: 'lens'; readonly data: LensBoxesData }

/** The chart that a drawing stands for, in any palette. */
export const chartOf = madeOnce((drawing: ChartDrawing): MakeChart => (palette, font) => {
  switch (drawing.kind) {
    case 'index-radar':
      return indexRadar(drawing.data, palette, font)
    case 'net-value':
      return netValueBars(drawing.data, palette, font)
    case 'library':
      return intervalBars(drawing.data, palette, font)
    case 'lens':
      return lensBoxes(drawing.data, palette, font)
  }
})

/** A drawing as it stands in a page. */
export const drawingText = madeOnce((drawing: ChartDrawing): string => JSON.stringify(drawing))
