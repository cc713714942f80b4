/** What was done on the page of the plan. */
export type PlanNotice = 'confirmed' | 'given' | 'ended'

/** More than any budget of second readings in a category. */
const MOST_SECOND = 100

/** Which stage the page of the plan shows, and whether a plan is looked at. */
export function readPlanAsked(query: URLSearchParams): {
  readonly stage: string | undefined
  readonly seed: number | undefined
  /** How many readings more in a category are asked about, where that is. */
  readonly second: number | undefined
  readonly notice: PlanNotice | null
} {
  const second = query.get('second')?.normalize('NFKC').trim() ?? ''
  const seed = query.get('seed')?.normalize('NFKC').trim() ?? ''
  const did = query.get('did')
  return {
    stage: query.get('stage')?.slice(0, 60),
    seed: /^\d{1,9}$/.test(seed) ? Number(seed) : undefined,
    second: /^\d{1,3}$/.test(second) ? Math.min(MOST_SECOND, Math.max(1, Number(second))) : undefined,
    notice: did === 'confirmed' || did === 'given' || did === 'ended' ? did : null,
  }
}

/** The address of the page for a stage, and with a seed for a plan. */
export function planAddress(
  award: string,
  asked: { readonly stage?: string; readonly seed?: number; readonly second?: number } = {},
): string {
  const query = new URLSearchParams()
  if (asked.stage !== undefined) query.set('stage', asked.stage)
  if (asked.seed !== undefined) query.set('seed', String(asked.seed))
  if (asked.second !== undefined) query.set('second', String(asked.second))
  return `/awards/${award}/office/plan${query.size === 0 ? '' : `?${query}`}`
}
