import { latestDay } from '../partial-date.ts'
import type { FigureRow } from './figure-rows.ts'

/**
 * Whether a figure wants its next one: it has none, the year after its last is over, or its last is a year old. A fact that
 * does not say of when it is never does.
 * @param today the day, as `2026-11-22`
 */
export function isDue({ kind, last, next }: FigureRow, today: string): boolean {
  if (last?.asOf === undefined) return kind !== 'fact'
  if (next?.year !== undefined) return next.year < today.slice(0, 4)
  const day = latestDay(last.asOf)
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` <= today
}
