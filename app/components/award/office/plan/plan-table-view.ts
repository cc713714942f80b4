import type { PlanFault } from '../../../../forms/award/plan-table.ts'
import type { OfficeName } from '../../award-head.tsx'
import type { CategoryName } from '../entries/entries-view.ts'
import type { PlanEntry, PlanJudge, ReadBy } from './plan-view.ts'

export interface PlanTableView {
  readonly award: OfficeName
  /** Null where the rules name no stage in which entries are given out. */
  readonly stage: (CategoryName & { readonly canChange: boolean; readonly readsAll: boolean }) | null
  readonly judges: readonly PlanJudge[]
  readonly entries: readonly PlanEntry[]
}

export interface PlanTablePreviewView {
  readonly csv: string
  readonly how: 'whole' | 'more'
  readonly digest: string
  readonly added: readonly Pair[]
  readonly ended: readonly Pair[]
  readonly kept: readonly Pair[]
  readonly same: number
  readonly parts: number
  readonly problems: readonly {
    readonly code: PlanFault
    readonly line: number | null
    readonly values: Readonly<Record<string, string | number>>
  }[]
}

export type Pair = { readonly entry: string; readonly judge: string }

/** Pairs by entry, for reading. */
export function byEntry(pairs: readonly Pair[]): ReadBy[] {
  const judges = new Map<string, string[]>()
  for (const { entry, judge } of pairs) judges.set(entry, [...(judges.get(entry) ?? []), judge])
  return [...judges].map(([entry, of]) => ({ entry, judges: of }))
}

export const planTableAddress = (award: string, stage: string): string =>
  `/awards/${award}/office/plan/table?${new URLSearchParams({ stage })}`
export const planCsvAddress = (award: string, stage: string): string =>
  `/awards/${award}/office/plan.csv?${new URLSearchParams({ stage })}`
