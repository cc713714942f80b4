import type { OfficeName } from '../../award-head.tsx'

export interface DrawnView {
  readonly sequence: number
  readonly at: string
  readonly by: string
  readonly purpose: 'presentation' | 'tie'
  readonly stage: string
  readonly seed: number
  readonly salt: string | null
  /** That stood before; null where none did. */
  readonly seal: string | null
  readonly fits: boolean
  readonly order: readonly { readonly id: string; readonly title: string }[]
}

export interface LotsView {
  readonly award: OfficeName
  readonly mayRun: boolean
  readonly timeZone: string
  readonly isOpened: boolean
  readonly seal: { readonly digest: string; readonly at: string } | null
  /** The newest first. */
  readonly draws: readonly DrawnView[]
  /** Draws of ties are kept from who comes. */
  readonly areTiesHidden: boolean
}
