import type { Words } from '#scoring/award/rules.ts'
import type { OfficeName } from '../../award-head.tsx'

interface Named {
  readonly id: string
  readonly name: string
}

export interface SubstituteView {
  readonly award: OfficeName
  /** Who goes. */
  readonly judge: Named
  readonly canChange: boolean
  /** Who could take over, those with the fewest readings first. */
  readonly others: readonly (Named & { readonly readings: number; readonly isReady: boolean })[]
  readonly preview: {
    readonly to: Named
    readonly digest: string
    readonly stages: readonly {
      readonly id: string
      readonly title: Words
      readonly moves: readonly { readonly entry: string; readonly title: Words; readonly begun: boolean }[]
      readonly stays: readonly {
        readonly entry: string
        readonly title: Words
        readonly why: 'conflict' | 'reads-it' | 'heard' | 'cap' | 'redacted-missing'
      }[]
      readonly done: number
    }[]
  } | null
}

export const substituteAddress = (award: string, judge: string): string =>
  `/awards/${award}/office/judges/${judge}/substitute`
