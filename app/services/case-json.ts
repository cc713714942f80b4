import { z } from 'zod'
import { frontMatterSchema } from '#cases/schema.ts'
import { BANDS, CARBON_PRICES, DIMENSIONS, INDICATORS, INDICATOR_STATES, ROW_STATUSES } from '#scoring/vocabulary.ts'
import { casePath } from '../case-path.ts'
import type { LibraryCase } from './library.server.ts'
import { LIBRARY_SEED } from './library-seed.ts'

const score = z.number().min(0).max(100)
const share = z.number().min(0).max(1)
const amount = z.number().nullable()
const ends = z.object({ low: z.number(), high: z.number() }).nullable()

const bounds = z.object({ lower: score, upper: score, known: score.nullable(), coverage: share })

/** What the index says: bounds on 0-100, the share of weight that is known, and how each level came about. */
const indexSchema = bounds.extend({
  method: z.literal('svii/1'),
  weights: z.string(),
  band: z.union([
    z.object({ kind: z.literal('one'), band: z.enum(BANDS) }),
    z.object({ kind: z.literal('range'), from: z.enum(BANDS), to: z.enum(BANDS) }),
  ]),
  dimensions: z.record(z.enum(DIMENSIONS), bounds.extend({ weight: share })),
  indicators: z.record(
    z.enum(INDICATORS),
    z.looseObject({
      dimension: z.enum(DIMENSIONS),
      state: z.enum(INDICATOR_STATES),
      level: z.object({ min: z.number(), max: z.number() }),
      counted: z.boolean(),
      evidence: z.array(z.string()),
    }),
  ),
})

/** One net value account under one carbon price, in yuan of 2023. Null is "not known", never zero. */
const netValueSchema = z.looseObject({
  method: z.literal('nv/1'),
  carbonPrice: z.enum(CARBON_PRICES),
  seed: z.number(),
  status: z.enum(['net', 'net-incomplete', 'benefits-only', 'bounds-only', 'nothing-priced']),
  median: amount,
  p05: amount,
  p95: amount,
  bounds: ends,
  scenarioBounds: ends,
  counts: z.record(z.enum(ROW_STATUSES), z.number()),
  rows: z.array(z.looseObject({ id: z.string(), status: z.enum(ROW_STATUSES), code: z.string().nullable() })),
})

/**
 * What `/cases/{slug}.json` holds: the facts as the case format has them (cases/README.md), the text, both results, and
 * which revision and methods they come from.
 */
export const caseDownloadSchema = z.object({
  format: z.literal('shandu-case/1'),
  id: z.string(),
  address: z.string(),
  licence: z.object({ text: z.string(), facts: z.string() }),
  revision: z.object({ number: z.number().int().positive(), digest: z.string(), createdAt: z.string() }),
  methods: z.object({ index: z.literal('svii/1'), netValue: z.literal('nv/1') }),
  seed: z.number(),
  index: indexSchema,
  rank: z.union([z.object({ best: z.number(), worst: z.number() }), z.object({ refused: z.string() })]),
  netValue: z.object({ 'cn-ets': netValueSchema, 'epa-2.0': netValueSchema }),
  facts: frontMatterSchema,
  /** Markdown after the front matter; null where there is no translation. */
  text: z.object({ 'zh-CN': z.string(), en: z.string().nullable() }),
})

export type CaseDownload = z.infer<typeof caseDownloadSchema>

export const FACTS_LICENCE =
  'Facts and figures belong to the sources that each piece of evidence names. 事实与数据归各条证据所列的来源所有。'

/**
 * A published case for download, checked against its own schema.
 * @param site address of the site without a slash at its end; may be empty
 */
export function caseDownload(entry: LibraryCase, site: string): CaseDownload {
  const { body, bodyLine: _line, ...facts } = entry.case
  const { number, digest, createdAt } = entry.revision
  return caseDownloadSchema.parse({
    format: 'shandu-case/1',
    id: entry.id,
    address: `${site}${casePath(entry.slug)}`,
    licence: { text: entry.case.licence, facts: FACTS_LICENCE },
    revision: { number, digest, createdAt },
    methods: { index: entry.index.method, netValue: entry.net['cn-ets'].method },
    seed: LIBRARY_SEED,
    index: entry.index,
    rank: entry.rank.ok ? entry.rank.value : { refused: entry.rank.why.code },
    netValue: entry.net,
    facts,
    text: { 'zh-CN': body, en: entry.translation?.body ?? null },
  })
}
