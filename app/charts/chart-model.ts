import type { ChartConfiguration } from 'chart.js'
import type { Palette } from './palette.ts'

/**
 * One chart as data: what chart.js draws, in the browser and on the server alike. The title says the finding or the
 * question; the table that stands beside every chart is read from this same model.
 */
export interface ChartModel {
  readonly title: string
  /** What the image says in words, for those who do not see it. */
  readonly description: string
  readonly widthPx: number
  readonly heightPx: number
  readonly config: ChartConfiguration
  /** How a value of a data set reads in the table, with its unit. */
  readonly cell: (value: unknown, dataset: number, index: number) => string
  readonly head: readonly string[]
  /** Words that a plugin writes beside each row; they are the table's last column. */
  readonly aside?: readonly string[]
}

/** A chart in any palette and font: the page's canvas, the server's image and the table all come from one of these. */
export type MakeChart = (palette: Palette, font: string) => ChartModel

export interface ChartTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The table of a chart, row by label and column by data set, taken from the very values that are drawn. */
export function chartTable(model: ChartModel): ChartTable {
  const { labels = [], datasets } = model.config.data
  return {
    head: model.head,
    rows: labels.map((label, index) => [
      Array.isArray(label) ? label.join('') : String(label),
      ...datasets.map((dataset, number) => model.cell(dataset.data[index], number, index)),
      ...(model.aside ? [model.aside[index] ?? ''] : []),
    ]),
  }
}
