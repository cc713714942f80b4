import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ICC_FORMS, intraclassCorrelation } from '#scoring/panel/agreement/intraclass-correlation.ts'
import { kendallW } from '#scoring/panel/agreement/kendall-w.ts'
import { krippendorffAlpha } from '#scoring/panel/agreement/krippendorff-alpha.ts'
import { differenceError, differenceErrors } from '#scoring/panel/graph/plan-precision.ts'
import { weakestLink } from '#scoring/panel/graph/weakest-link.ts'
import { crossedModel } from '#scoring/panel/model/crossed-model.ts'
import { fixedEntryModel } from '#scoring/panel/model/fixed-entry-model.ts'
import { leaveOneOut } from '#scoring/panel/ranks/leave-one-out.ts'
import { modelRule } from '#scoring/panel/ranks/model-rule.ts'
import { sheetsOf } from '#scoring/panel/ranks/sheets.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { scored, type Scored } from '#scoring/result.ts'
import { analysePanelFiles } from '#app/services/panel-analysis.ts'
import { analysePanel } from '#app/services/panel/analysis.ts'
import { panelJson } from '#app/services/panel/analysis-json.ts'
import { panelText } from '#app/services/panel/analysis-text.ts'
import { LANGUAGES } from '#app/i18n/languages.ts'
import { panelCsv } from '#test/make/panel-csv.ts'
import { panelScores } from '#test/make/panel-scores.ts'
import connected from '#test/oracle/panel/judges-connected.json'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const rowsOf = (rows: readonly (readonly (string | number)[])[]): ScoreRow[] =>
  rows.map(([entry, judge, score]) => ({ entry: String(entry), judge: String(judge), score: Number(score) }))
const read = (scores: string | Uint8Array, weights?: string, seed = 1) =>
  analysePanelFiles(
    { name: 'scores.csv', bytes: typeof scores === 'string' ? bytes(scores) : scores },
    weights === undefined ? undefined : { name: 'weights.csv', bytes: bytes(weights) },
    seed,
  )
/** `file:line code` of each problem. */
const wrong = (scores: string | Uint8Array, weights?: string): string[] => {
  const result = read(scores, weights)
  return result.ok ? [] : result.problems.map(({ file, line, code }) => `${file}:${line ?? ''} ${code}`)
}
const analysed = (scores: string, weights?: string, seed?: number) => {
  const result = read(scores, weights, seed)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}
const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}
const asJson = (result: Scored<unknown>): unknown => JSON.parse(JSON.stringify(result.ok ? result.value : result.why))

const modelJson = (result: ReturnType<typeof crossedModel>): unknown => {
  const { leastSquares, ranks, ...rest } = value(result)
  return { ...(asJson(scored(rest)) as object), leastSquares: asJson(leastSquares), ranks: asJson(ranks) }
}

describe('a table of scores', () => {
  test('is refused with every problem and its line', () => {
    const lines = ['entry,judge,score', 'A,J1,5', 'A,J1,6', '', '"B', 'b",J1,five', 'B,J2,', 'B,J3', 'C,J1,=1', 'C,J2,1e999', 'D,J1,７'] // prettier-ignore
    expect(wrong(lines.join('\r\n'))).toEqual([
      'scores.csv:3 duplicate-score',
      'scores.csv:5 not-a-number',
      'scores.csv:7 cell-empty',
      'scores.csv:8 cell-count',
      'scores.csv:9 not-a-number',
      'scores.csv:10 not-a-number',
    ])
  })

  test('is told what is wrong by the words of its own head, in both languages', () => {
    const result = read('作品,评委,分数\n湖,甲,85分\n湖,乙,\n')
    const messages = result.ok ? [] : result.problems.map(({ message }) => message)
    expect(messages.map((message) => message['zh-CN'])).toEqual([
      '分数 不是数字：“85分”。',
      '分数 是空的。没有打分就不要写这一行。',
    ])
    expect(messages[0]!.en).toBe('分数 is no number: "85分".')
  })

  test('has the columns asked for, in any order, and no other', () => {
    expect(wrong('entry,score\nA,1\n')).toEqual(['scores.csv:1 column-missing'])
    expect(wrong('entry,judge,criterium,score\nA,J,x,1\n')).toEqual(['scores.csv:1 column-unknown'])
    expect(wrong('entry,judge,judge,score\nA,J,J,1\n')).toEqual(['scores.csv:1 column-twice'])
    // A table laid out otherwise has one thing wrong with it, and the words say what the head should be.
    expect(wrong('A,J,5\nB,J,6\n')).toEqual(['scores.csv:1 no-head'])
    expect(wrong('作品，评委，分数\n湖，甲，5\n')).toEqual(['scores.csv:1 no-head'])
    expect(wrong('entry,J1,J2,J3\nA,1,2,3\n')).toEqual(['scores.csv:1 column-unknown', 'scores.csv:1 column-missing'])
    const plain = analysed('entry,judge,score\nA,J,5\nB,K,6\n').rows
    expect(analysed('Score;JUDGE;entry\n6;K;B\n5;J;A\n').rows).toEqual(plain)
    expect(analysed('分数\t评委\t作品\n6\tK\tB\n5\tJ\tA\n').rows).toEqual(plain)
  })

  test('may come from a spreadsheet of any country: semicolons, decimal commas, `sep=`, empty cells at the ends', () => {
    const plain = analysed('entry,judge,score\nA,J,7.5\nB,K,6\n')
    expect(plain.notes).toEqual([])
    const european = analysed('sep=;\r\nEntry;Judge;Score;;\r\nA;J;7,5;;\r\n;;;;\r\nB;K;6;\r\n')
    expect(european.rows).toEqual(plain.rows)
    expect(european.notes).toMatchObject([{ code: 'decimal-comma', file: 'scores.csv', line: 3 }])
    expect(european.notes[0]!.message.en).toContain('7,5 is 7.5')
    // A comma beside points may part thousands: nobody guesses.
    expect(wrong('entry;judge;score\nA;J;1,250\nB;K;6.5\n')).toEqual(['scores.csv:2 not-a-number'])
    expect(wrong('entry;judge;score\nA;J;1.250,5\nB;K;6\n')).toEqual(['scores.csv:2 not-a-number'])
    expect(wrong('entry,judge,score\nA,J,"7,5"\n')).toEqual(['scores.csv:2 not-a-number'])
    expect(wrong('entry,judge,score,\nA,J,7,8\n')).toEqual(['scores.csv:2 cell-count'])
  })

  test('says which names only a careless eye takes for one', () => {
    const { notes, rows } = analysed('entry,judge,score\nA,Li Na,5\nB,li na,6\nA,Ｂo,7\nB,Bo,7\nB,Wang,3\n')
    expect(notes.map(({ code, line }) => [code, line])).toEqual([['look-alike', 3], ['look-alike', 5]]) // prettier-ignore
    expect(notes[0]!.message.en).toContain('“Li Na” “li na”')
    expect(new Set(rows.map(({ judge }) => judge)).size).toBe(5)
    // A letter with its accent after it is the same letter.
    expect(new Set(analysed('entry,judge,score\nA,Rene\u0301,5\nB,Ren\u00e9,6\n').rows.map(({ judge }) => judge)).size).toBe(1) // prettier-ignore
  })

  test('may be UTF-8 with or without a mark, or GB18030; nothing else is taken for one', () => {
    const text = 'entry,judge,score\n湖,甲,5\n'
    const lake = [{ entry: '湖', judge: '甲', score: 5 }]
    expect(analysed(text).rows).toEqual(lake)
    expect(analysed(`\uFEFF${text}`).rows).toEqual(lake)
    // 湖 is BAFE and 甲 BCD7 in GB 2312, which GB18030 contains.
    const old = Buffer.concat([bytes('entry,judge,score\n'), Buffer.from('bafe2cbcd72c350a', 'hex')])
    const result = read(old)
    expect(result).toMatchObject({ ok: true, rows: lake, notes: [{ code: 'encoding', file: 'scores.csv' }] })
    expect(wrong('')).toEqual(['scores.csv:1 empty'])
    expect(wrong(' \r\n\n')).toEqual(['scores.csv:1 empty'])
    expect(wrong('entry,judge,score\n')).toEqual(['scores.csv:1 no-rows'])
    expect(wrong(Buffer.from('504b030414000600', 'hex'))).toEqual(['scores.csv: spreadsheet'])
    expect(wrong(Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toEqual([expect.stringMatching(/^scores\.csv: (?:nul|unknown-encoding)$/)]) // prettier-ignore
    expect(wrong('entry,judge,score\nA,"J,5\n')).toEqual([expect.stringMatching(/^scores\.csv:\d+ broken-quotes$/)])
  })

  test('has names of one line, without signs that would steer a terminal', () => {
    expect(analysed('entry,judge,score\n"Long\r\n  lake\u001b[2J",J,5\n').rows).toEqual([{ entry: 'Long lake [2J', judge: 'J', score: 5 }]) // prettier-ignore
  })

  test('holds no score whose square could not be reckoned with', () => {
    const huge = 'entry,judge,score\nA,J,1e308\nA,K,-1e10\nB,J,1e-300\nB,K,0\nC,J,1e9\n'
    expect(wrong(huge)).toEqual([2, 3, 4].map((line) => `scores.csv:${line} number-range`))
  })

  test('has no cell as long as a file, in the head or below it, and the message does not repeat it', () => {
    const long = '长'.repeat(500)
    expect(analysed(`entry,judge,score\n${long},J,5\n`).rows[0]!.entry).toBe(long)
    expect(wrong(`entry,judge,score\nA,J,5\n${long}x,J,5\nB,J,${'9'.repeat(2000)}\n`)).toEqual(['scores.csv:3 cell-long', 'scores.csv:4 cell-long']) // prettier-ignore
    expect(wrong(`entry,judge,score,${long}x\nA,J,5,1\n`)).toEqual(['scores.csv:1 cell-long'])
  })

  test('counts a score on another criterion as another score', () => {
    expect(wrong('entry,judge,criterion,score\nA,J,x,1\nA,J,y,2\nA,J,x,3\n')).toEqual(['scores.csv:4 duplicate-score'])
  })
})

describe('a table of weights', () => {
  const scores = 'entry,judge,criterion,score\nA,J,x,1\nA,J,y,2\nB,K,x,3\n'

  test('is refused with every problem and its line', () => {
    expect(wrong(scores, 'criterion,weight\nz,1\nx,-1\nx,2\ny,many\n')).toEqual([
      'weights.csv:2 criterion-unknown',
      'weights.csv:3 negative-weight',
      'weights.csv:4 duplicate-criterion',
      'weights.csv:5 not-a-number',
    ])
    expect(wrong(scores, 'criterion,weight\nx,1\n')).toEqual(['weights.csv: criterion-unweighted'])
    expect(wrong(scores, 'criterion,weight\nx,0\ny,0\n')).toEqual(['weights.csv: no-weight'])
    expect(wrong('entry,judge,score\nA,J,1\n', 'criterion,weight\nx,1\n')).toEqual(['weights.csv: no-criteria'])
  })

  test('holds shares, whatever they sum to', () => {
    const { weights } = analysed(scores, 'criterion,weight\ny,30\nx,10\n').analysis
    expect(weights).toEqual({ x: 0.25, y: 0.75 })
    expect(analysed(scores, '标准;权重\ny;37,5 %\nx;12,5％\n').analysis.weights).toEqual(weights)
    // Three with the sign and one without: which is meant?
    expect(wrong(scores, 'criterion,weight\ny,75%\nx,25\n')).toEqual(['weights.csv:2 not-a-number'])
  })
})

describe('the analysis', () => {
  const apart =
    'entry,judge,score\nLake,J1,5\nLake,J2,6\nTree,J1,7\nTree,J2,7.5\nWell,J3,9\nWell,J4,8\nRoad,J3,4\nRoad,J4,6\n'

  test('says across juries that share nobody "not comparable" with the names, and ranks nobody', () => {
    const { analysis, rows } = analysed(apart)
    const refusal = { ok: false, why: { code: 'not-comparable', detail: { components: 2, named: 'Lake, Tree / Road, Well' } } } // prettier-ignore
    expect(analysis.model).toEqual(refusal)
    expect(analysis.ranking.model).toEqual(refusal)
    expect(analysis.bands).toEqual(refusal)
    expect(analysis.stability).toEqual(refusal)
    expect(panelJson(analysis)).not.toMatch(/"(?:rank|rawRank|first|best)"/)
    const english = panelText(analysis, rows, 'en')
    expect(english).toContain('Group 1: entries Lake, Tree; judges J1, J2')
    expect(english).toContain('Group 2: entries Road, Well; judges J3, J4')
    expect(english).not.toMatch(/Rank|P\(first\)/)
    expect(panelText(analysis, rows, 'zh-CN')).toMatch(/不能比较：分成 2 组/)
  })

  test('is, as JSON, what the functions give', () => {
    const rows = panelScores({ seed: 4, criteria: 2 })
    const weights = { C1: 0.25, C2: 0.75 }
    const { analysis } = analysed(panelCsv(rows), 'criterion,weight\nC1,1\nC2,3\n', 7)
    const found = JSON.parse(panelJson(analysis)) as Record<string, Record<string, unknown>>
    const asked = { method: 'REML', level: 0.95, draws: 2000, seed: 7, top: 3 } as const
    const sheets = value(sheetsOf(rows, weights))
    expect(found).toMatchObject({ seed: 7, level: 0.95, places: 3, weights })
    expect(found['model']).toEqual(modelJson(crossedModel(rows, asked)))
    expect(found['ranking']!['model']).toEqual(modelJson(crossedModel(sheets, asked)))
    expect(found['identification']!['weakestLink']).toEqual(asJson(weakestLink(rows)))
    const left = value(leaveOneOut(rows, modelRule, { what: 'judge', places: 3, weights }))
    const without = (found['stability']!['withoutJudge'] as { without: { name: string; result: unknown }[] }).without
    expect(without).toEqual(left.without.map(({ name, result }) => ({ name, result: asJson(result) })))
    // The plan leaves cells empty, so coefficients of complete tables are refused in place.
    const measures = (found['agreement'] as unknown as { icc: Record<string, unknown>; w: unknown }[][])[0]![0]!
    const missing = 12 * 5 - sheets.length
    for (const form of ICC_FORMS) expect(measures.icc[form]).toEqual({ code: 'incomplete', detail: { missing, cells: 60 } }) // prettier-ignore
  })

  test.each([80, 120])('is no wider than a terminal of %i places, and has every figure beside its name', (width) => {
    const rows = panelScores({ seed: 4, criteria: 2, entries: 30 }).map((row) => ({
      ...row,
      entry: `${row.entry}乡村数字教育公益计划`,
      judge: `评委${row.judge}`,
    }))
    const { analysis } = analysed(panelCsv(rows), 'criterion,weight\nC1,1\nC2,3\n')
    for (const language of LANGUAGES) {
      const lines = panelText(analysis, rows, language, width).split('\n')
      for (const line of lines) {
        const places = [...line].reduce((sum, sign) => sum + (/[\u3000-\u9fff\uff00-\uff60]/.test(sign) ? 2 : 1), 0)
        expect(places, line).toBeLessThanOrEqual(width)
      }
      const words = (text: string) => text.split(/\s+/)
      const narrow = new Set(words(lines.join('\n')))
      // The ranking: name, score, error, chances and raw mean of each, whole.
      const ranked = panelText(analysis, rows, language).split('\n').filter((line) => /^\d+ +E\d+乡/.test(line)) // prettier-ignore
      expect(ranked).toHaveLength(30)
      for (const word of ranked.flatMap(words)) expect(narrow).toContain(word)
    }
  })

  test('lists judges as a reader looks for them: the second before the tenth', () => {
    const rows = panelScores({ seed: 5, judges: 12, entries: 30 })
    const { analysis } = analysed(panelCsv(rows))
    for (const title of ['Judge ', 'Without the judge ']) {
      const lines = panelText(analysis, rows, 'en').split('\n')
      const from = lines.findIndex((line) => line.startsWith(title))
      const names = lines.slice(from + 1, from + 13).map((line) => line.split(' ')[0])
      expect(names).toEqual(Array.from({ length: 12 }, (_, index) => `J${index + 1}`))
    }
  })

  test('shows the chance to be first and to be among the first three', () => {
    const rows = panelScores({ seed: 4 })
    const { analysis } = analysed(panelCsv(rows))
    const { ranks } = value(analysis.ranking.model)
    const best = value(ranks).entries.toSorted((one, other) => other.top - one.top)[0]!
    const text = panelText(analysis, rows, 'en')
    expect(text).toContain('P(top 3)')
    const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
    const line = text.split('\n').find((each) => new RegExp(`^\\d+ +${best.name} `).test(each))!
    expect(line.split(/ {2,}/)).toEqual(expect.arrayContaining([share.format(best.first), share.format(best.top)]))
    expect(panelText(analysis, rows, 'zh-CN')).toContain('前 3 的概率')
  })

  test('gives agreement on whole tables, for each criterion, with infinite ends as words', () => {
    const table = [[9, 4], [8, 6]] as const // prettier-ignore
    const csv = `entry,judge,criterion,score\n${table.flatMap((row, entry) => row.flatMap((score, judge) => [`E${entry},J${judge},x,${score}`, `E${entry},J${judge},y,${10 - score}`])).join('\n')}\n` // prettier-ignore
    const found = JSON.parse(panelJson(analysed(csv).analysis)) as { agreement: { criterion: string | null; alpha: Record<string, unknown>; icc: Record<string, { lower: unknown }>; w: unknown }[][] } // prettier-ignore
    const [sheets, x] = found.agreement[0]!
    expect(found.agreement[0]!.map(({ criterion }) => criterion)).toEqual([null, 'x', 'y'])
    // Every sheet has the mean 5.
    expect(sheets!.alpha['interval']).toEqual({ code: 'no-variation', detail: { values: 4 } })
    const byJudge = [[9, 8], [4, 6]] // prettier-ignore
    expect(x!.alpha['ordinal']).toEqual(asJson(krippendorffAlpha(byJudge, 'ordinal')))
    expect(x!.w).toEqual(asJson(kendallW(table)))
    const single = value(intraclassCorrelation(table, 'ICC3', 0.95))
    expect(x!.icc['ICC3']).toEqual(JSON.parse(JSON.stringify(single)))
    const ends = JSON.stringify(found).match(/"-?Infinity"/g) ?? []
    const infinite = ICC_FORMS.flatMap((form) => {
      const each = intraclassCorrelation(table, form, 0.95)
      return each.ok ? Object.values(each.value).filter((end) => Math.abs(end as number) === Infinity) : []
    })
    // x and its mirror image y have the same coefficients.
    expect(ends).toHaveLength(2 * infinite.length)
  })

  test('takes weighted sums that are equal on paper for ties', () => {
    // 0.1·a + 0.2·b + 0.7·c of each sheet: entries 1 and 2 are level for both judges, but not to the last digit.
    const cells = { E1: [0, 0, 2], E2: [0, 7, 0], E3: [9, 9, 9] }
    const sum = ([a, b, c]: readonly number[]) => 0.1 * a! + 0.2 * b! + 0.7 * c!
    expect(sum(cells.E1)).not.toBe(sum(cells.E2))
    const lines = Object.entries(cells).flatMap(([entry, row]) => ['J', 'K'].flatMap((judge) => row.map((score, place) => `${entry},${judge},${'abc'[place]},${score}`))) // prettier-ignore
    const { analysis } = analysed(`entry,judge,criterion,score\n${lines.join('\n')}\n`, 'criterion,weight\na,1\nb,2\nc,7\n') // prettier-ignore
    const [sheets] = analysis.agreement[0]!
    const table = [[1.4, 1.4], [1.4, 1.4], [9, 9]] // prettier-ignore
    expect(sheets!.w).toEqual(kendallW(table))
    expect(value(sheets!.alpha.ordinal).expectedDisagreement).toBe(value(krippendorffAlpha([[1.4, 1.4, 9], [1.4, 1.4, 9]], 'ordinal')).expectedDisagreement) // prettier-ignore
  })

  test('ranks the published panel as R does, with the raw rank beside it', () => {
    const { analysis } = analysed(panelCsv(rowsOf(connected.rows)))
    const entries = value(analysis.ranking.model).entries
    expect(Object.fromEntries(entries.map(({ name, rank }) => [name, rank]))).toEqual(connected.rankBlup)
    expect(Object.fromEntries(entries.map(({ name, rawRank }) => [name, rawRank]))).toEqual(connected.rankRaw)
  })

  test('parts places only where the error of the difference allows it', () => {
    const rows = panelScores({ seed: 9, entries: 9, entry: 40, noise: 2 })
    const { bands, entries } = value(analysePanel(rows, { seed: 1 }).bands)
    const { variances, entries: fixed } = value(fixedEntryModel(rows, { method: 'REML' }))
    const spread = { noise: Math.sqrt(variances.residual), severity: Math.sqrt(variances.judge) }
    const errors = value(differenceErrors(rows, spread))
    // Φ⁻¹(1 − 0.05/72) = 3.197: nine entries have 72 ordered pairs.
    const quantile = 3.197
    entries.forEach((own, one) => {
      expect(own.score).toBe(fixed[one]!.score.value)
      const above = entries.filter((rival, other) => {
        const error = value(differenceError(rows, own.entry, rival.entry, spread))
        expect(errors(one, other)).toBeCloseTo(error, 12)
        return rival.score - own.score > quantile * error
      })
      expect(own.best).toBe(1 + above.length)
    })
    expect(bands.length).toBeGreaterThan(1)
    expect(bands.flatMap((band) => band.entries).toSorted()).toEqual(entries.map(({ entry }) => entry))
  })

  test('of two entries, an error of the difference is twice that from their mean', () => {
    const rows = rowsOf([['A', 'J1', 5], ['A', 'J2', 7], ['A', 'J3', 6.5], ['B', 'J2', 8], ['B', 'J3', 9], ['B', 'J4', 4]]) // prettier-ignore
    const { variances, entries } = value(fixedEntryModel(rows, { method: 'REML' }))
    const spread = { noise: Math.sqrt(variances.residual), severity: Math.sqrt(variances.judge) }
    expect(value(differenceErrors(rows, spread))(0, 1)).toBeCloseTo(2 * entries[0]!.effect.standardError, 9)
  })

  const tables = fc
    .record({
      criteria: fc.integer({ min: 0, max: 2 }),
      cells: fc.uniqueArray(
        fc.record({
          entry: fc.integer({ min: 0, max: 4 }),
          judge: fc.integer({ min: 0, max: 3 }),
          criterion: fc.integer({ min: 0, max: 1 }),
          score: fc.integer({ min: -2, max: 6 }),
        }),
        { minLength: 1, maxLength: 30, selector: ({ entry, judge, criterion }) => `${entry} ${judge} ${criterion}` },
      ),
    })
    .map(({ criteria, cells }) =>
      cells
        .filter(({ criterion }) => criterion < Math.max(1, criteria))
        .map(({ entry, judge, criterion, score }): ScoreRow => ({
          entry: `E${entry}`,
          judge: `J${judge}`,
          ...(criteria > 0 ? { criterion: `C${criterion}` } : {}),
          score,
        })),
    )
    .filter((rows) => rows.length > 0)

  test('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(
        tables.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(panelJson(analysed(panelCsv(shuffled)).analysis)).toBe(panelJson(analysed(panelCsv(rows)).analysis))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('has words in both languages for whatever a table gives, and no number that is none', () => {
    fc.assert(
      fc.property(tables, fc.boolean(), (rows, weighted) => {
        const criteria = [...new Set(rows.flatMap(({ criterion }) => criterion ?? []))]
        const weights = `criterion,weight\n${criteria.map((criterion, place) => `${criterion},${place}`).join('\n')}\n`
        const { analysis } = analysed(panelCsv(rows), weighted && criteria.length > 1 ? weights : undefined)
        for (const language of LANGUAGES)
          expect(panelText(analysis, rows, language)).not.toMatch(/NaN|undefined|\{\w+\}/)
        expect(panelJson(analysis)).not.toMatch(/NaN|undefined/)
      }),
      { numRuns: 80 },
    )
  })
})
