import { lockAward, saveAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START } from '#scoring/award/chain.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import type { By } from '../../../access/visitor.ts'
import { SAMPLE_AWARD, SAMPLE_CATEGORIES, SAMPLE_SOURCE } from '../../../content/award/sample.ts'
import { change, UNCHANGED } from '../../accounts/change.server.ts'
import { DEFAULT_TIME_ZONE } from '../awards.server.ts'
import { decideWaiting, enterAll, type NewEntry } from '../entries/entries.server.ts'
import { plainContent } from '../entries/entry-content.ts'
import { seal } from '../rules/sealing.server.ts'
import { rulesOfTemplate } from '../rules/templates.ts'

const DAY_MS = 86_400_000
const OPEN_DAYS = 30

/** The rules of the sample: one round of scoring by the 14 indicators, from now on. The places are the sample's own. */
export function sampleRules(now: string): AwardRules {
  const { title } = SAMPLE_AWARD
  const rules = rulesOfTemplate('rubric', { title, now, timeZone: DEFAULT_TIME_ZONE })
  const closesAt = new Date(Date.parse(now) + OPEN_DAYS * DAY_MS).toISOString()
  return {
    ...rules,
    categories: SAMPLE_CATEGORIES.map(({ id, title, entries }) => ({
      id,
      title,
      places: entries.length >= 10 ? 3 : 1,
      reserves: 1,
    })),
    stages: rules.stages.map((stage) => ({ ...stage, opensAt: now, closesAt })),
  }
}

/**
 * Sets up the sample award: seven categories, 48 published cases by their organisation and title, open for judging, and
 * not one score.
 * @returns false where there is an award of this name already, and nothing was written
 */
export async function seedSampleAward(db: Db, by: By): Promise<boolean> {
  const { id, title } = SAMPLE_AWARD
  const rules = sampleRules(by.at)
  const seeded = await change(db, by, async (write, record) => {
    const award = { id, title, headHash: CHAIN_START, createdAt: by.at, createdBy: undefined, rehearsalOf: undefined, rehearsalSeed: undefined } // prettier-ignore
    if (!(await saveAward(write, award, canonicalJson(rules)))) return UNCHANGED
    record({ action: 'award.create', subject: `award:${id}`, after: { template: 'rubric' } })
    const draft = (await lockAward(write, id))!
    await enterAll(write, record, by, draft, sampleEntries())
    await decideWaiting(write, record, by, draft)
    await seal(write, record, by, draft, rules, '')
    return id
  })
  return seeded !== UNCHANGED
}

function sampleEntries(): NewEntry[] {
  const { title: report, publisher, date, url } = SAMPLE_SOURCE
  return SAMPLE_CATEGORIES.flatMap(({ id: category, entries }) =>
    entries.map(([organisation, title]) => ({
      category,
      content: plainContent({
        // The titles were published in Chinese only.
        title: { 'zh-CN': title, en: title },
        organisation,
        links: [{ label: report, url }],
        source: `${report}，${publisher}，${date}`,
      }),
      redacted: null,
      caseId: undefined,
    })),
  )
}
