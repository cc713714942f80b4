import type { Dimension } from '#scoring/vocabulary.ts'

/** Chart colours: the four dimensions' hues and greys. Light only here; a page passes its own set for dark. */
export interface Palette {
  readonly ink: string
  readonly soft: string
  readonly grid: string
  readonly surface: string
  readonly accent: string
  readonly accentSoft: string
  readonly harm: string
  readonly dimensions: Readonly<Record<Dimension, string>>
  /** Hues of the kinds of amounts on the map, priced, bounded and scenario, where outlines differ too. */
  readonly series: readonly string[]
}

export const LIGHT: Palette = {
  ink: '#1d2327',
  soft: '#545e64',
  grid: '#d9dcd8',
  surface: '#ffffff',
  accent: '#0b5c5c',
  accentSoft: 'rgba(11, 92, 92, 0.16)',
  harm: '#9a2f14',
  dimensions: { mission: '#0072b2', execution: '#d55e00', finance: '#00835f', communication: '#a8528a' },
  series: ['#0b5c5c', '#b4540a', '#5b4a9e'],
}

export const DARK: Palette = {
  ink: '#e8ebea',
  soft: '#aeb8ba',
  grid: '#353d40',
  surface: '#1b2022',
  accent: '#7fd0c7',
  accentSoft: 'rgba(127, 208, 199, 0.22)',
  harm: '#f4a58b',
  dimensions: { mission: '#56b4e9', execution: '#f0884a', finance: '#35c79b', communication: '#dd9bc4' },
  series: ['#7fd0c7', '#f0a35c', '#b3a4f0'],
}
