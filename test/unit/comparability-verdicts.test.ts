import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BASES } from '#scoring/bases/basis.ts'
import { columnVerdicts } from '#scoring/comparability/case-verdicts.ts'
import { FIGURE_RULES, type ComparedFigure } from '#scoring/comparability/figure-rules.ts'
import { intervalRelations } from '#scoring/comparability/interval-relations.ts'
import { INDEX_RULES } from '#scoring/comparability/index-rules.ts'
import { rowVerdict, turned } from '#scoring/comparability/row-verdict.ts'
import { levelOf, pairFailures, RULES, type ComparisonRules, type Failure } from '#scoring/comparability/rules.ts'
import { DIMENSIONS } from '#scoring/vocabulary.ts'
import { comparedFigure, comparedIndexOf, libraryColumn, libraryIds } from '#test/make/library-columns.ts'

const codes = (failures: readonly { readonly code: string }[]) => failures.map(({ code }) => code)
const figures = (left: ComparedFigure, right: ComparedFigure) => pairFailures(left, right, FIGURE_RULES)

describe('verdicts on a row', () => {
  const byName: ComparisonRules<string> = {
    own: (value) => (value === '?' ? [{ code: 'coverage', detail: {} }] : []),
    between: (left, right) => (left === right ? [] : [{ code: 'unit', detail: { left, right } }]),
  }
  const cells = (values: readonly (string | null)[]) => rowVerdict(values, byName, () => ({ low: 0, high: 0 })).cells
  const levels = (values: readonly (string | null)[]) => cells(values).map(({ level }) => level)

  test('two that differ are both out', () => {
    expect(levels(['t', 'person'])).toEqual(['not', 'not'])
    expect(levels(['t', 't'])).toEqual(['comparable', 'comparable'])
  })

  test('among three, the odd one is out and the others name it', () => {
    const [first, second, odd] = cells(['t', 't', 'person'])
    const why = byName.between('t', 'person')
    expect(first).toEqual({ level: 'comparable', own: [], against: [{ column: 2, level: 'not', why }] })
    expect(second!.level).toBe('comparable')
    expect(odd!.level).toBe('not')
    expect(odd!.against.map(({ column: other }) => other)).toEqual([0, 1])
    expect(odd!.against[0]!.why).toEqual([{ code: 'unit', detail: { left: 'person', right: 't' } }])
  })

  test('a value with something against it alone is out and stands against no other', () => {
    const [thin, first, second] = cells(['?', 't', 't'])
    expect(thin).toEqual({ level: 'not', own: [{ code: 'coverage', detail: {} }], against: [] })
    expect(first).toEqual({ level: 'comparable', own: [], against: [] })
    expect(second).toEqual(first)
  })

  test('what nobody has is held against nothing, and one value alone is no conflict', () => {
    expect(levels([null, 't', null])).toEqual(['comparable', 'comparable', 'comparable'])
    expect(cells([null, 't', null]).every(({ own, against }) => own.length + against.length === 0)).toBe(true)
  })

  test('the level of failures is that of the worst', () => {
    expect(levelOf([])).toBe('comparable')
    expect(levelOf([{ code: 'subject', detail: {} }])).toBe('care')
    expect(levelOf([{ code: 'subject', detail: {} }, { code: 'period', detail: {} }])).toBe('not') // prettier-ignore
  })
})

describe('the rank of a row', () => {
  const rankOf = (ids: readonly string[]) => columnVerdicts(ids.map(libraryColumn), 'reported').rows

  test('of two indexes of which one lies wholly above the other', () => {
    // 31.7–68.9 and 71.1–84.4.
    expect(rankOf(['shengyin-fuyuan', 'qingshan-plan']).index.rank).toEqual({ ok: true, value: { places: [2, 1] } })
  })

  test('is refused where indexes overlap, with the columns that do', () => {
    // 64.4–80.6 and 71.1–84.4; the voice restoration's 31.7–68.9 touches the first only.
    expect(rankOf(['qingshan-plan', 'douyin-xunren']).index.rank).toEqual({
      ok: false,
      why: { code: 'overlap', detail: { pairs: 1 } },
      columns: [0, 1],
    })
    expect(rankOf(['shengyin-fuyuan', 'qingshan-plan', 'douyin-xunren']).index.rank).toMatchObject({
      ok: false,
      why: { detail: { pairs: 2 } },
      columns: [0, 1, 2],
    })
  })

  test('names the first rule that fails, and the column at fault where it is one', () => {
    const ids = ['shengyin-fuyuan', 'qingshan-plan', 'lunyi-daohang']
    expect(rankOf(ids).index.rank).toMatchObject({ ok: false, why: { code: 'coverage' }, columns: [2] })
    expect(rankOf(['mayi-senlin', 'douyin-xunren', 'qingshan-plan']).mainFigure.rank).toMatchObject({
      ok: false,
      why: { code: 'unit' },
      columns: [0, 1, 2],
    })
  })

  test('is refused where a pair can be compared with care only', () => {
    expect(rankOf(['qingshan-plan', 'xiaomi-esg']).mainFigure.rank).toMatchObject({
      ok: false,
      why: { code: 'period-partly' },
      columns: [0, 1],
    })
  })

  test('needs two values', () => {
    expect(rankOf(['qingshan-plan', 'douyin-xunren']).net.rank).toEqual({
      ok: false,
      why: { code: 'too-few-values', detail: { values: 1 } },
      columns: [],
    })
  })

  test('goes by what figures measure, shares places between equals and leaves gaps in the table out', () => {
    // No two real figures pass every rule: these are one real figure with other names and ends.
    const boxes = comparedFigure('qingshan-plan/recycled-boxes@2024-08-31')
    const made = (low: number, high = low): ComparedFigure => ({ ...boxes, source: `made up ${low} ${high}`, ends: { low, high } }) // prettier-ignore
    const rank = (values: readonly (ComparedFigure | null)[]) => rowVerdict(values, FIGURE_RULES, ({ ends }) => ends).rank // prettier-ignore
    expect(rank([made(5), null, made(9), made(5), made(10, Infinity)])).toEqual({
      ok: true,
      value: { places: [3, null, 2, 3, 1] },
    })
    expect(rank([made(5), made(5, Infinity)])).toMatchObject({ ok: false, why: { code: 'overlap' } })
  })

  test('no completion of the unknowns contradicts it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.subarray(libraryIds, { minLength: 2, maxLength: 4 }), share, share, (ids, one, other) => {
        const { rank } = rankOf(ids).index
        if (!rank.ok) return
        const inside = (id: string, part: number) =>
          comparedIndexOf(id).lower + part * (comparedIndexOf(id).upper - comparedIndexOf(id).lower)
        ids.forEach((left, first) =>
          ids.forEach((right, second) => {
            if (rank.value.places[first]! < rank.value.places[second]!) {
              expect(inside(left, one)).toBeGreaterThan(inside(right, other))
            }
          }),
        )
      }),
    )
  })
})

describe('what holds for every comparison', () => {
  const basis = fc.constantFrom(...BASES)
  const someCases = () => fc.shuffledSubarray(libraryIds, { minLength: 2, maxLength: 6 })

  test('a case is comparable with itself unless too little is known of it', () => {
    for (const id of libraryIds) {
      const { rows } = columnVerdicts([libraryColumn(id), libraryColumn(id)], 'reported')
      const alone = { index: INDEX_RULES.own(comparedIndexOf(id)), mainFigure: [], money: [], net: [] }
      for (const row of ['index', 'mainFigure', 'money', 'net'] as const) {
        const [pair] = rows[row].pairs
        const known = pair!.why.filter(({ code }) => code !== 'no-value')
        // Both sides fall short in the same way, and nothing else stands between them.
        expect(codes(known), `${id} ${row}`).toEqual(codes([...alone[row], ...alone[row]]))
      }
      for (const dimension of DIMENSIONS) {
        const short = comparedIndexOf(id).dimensions[dimension].coverage < 1 / 3 - 1e-9
        expect(rows.dimensions[dimension].pairs[0]!.level, `${id} ${dimension}`).toBe(short ? 'not' : 'comparable')
      }
    }
  })

  test('a verdict is the same from both sides, for every two figures of the library', () => {
    const all = libraryIds.flatMap((id) =>
      libraryColumn(id).facts.outcomes.flatMap((outcome) =>
        outcome.observations.map(({ asOf }) => comparedFigure(`${id}/${outcome.id}@${asOf}`)),
      ),
    )
    expect(all.length).toBeGreaterThan(150)
    const words = (failures: readonly Failure[]) =>
      failures.map(({ code, detail: { left, right, share } }) => [code, left, right, share].join(' ')).join('\n')
    const oneSided = all.flatMap((left) =>
      all.filter((right) => words(figures(right, left).map(turned)) !== words(figures(left, right))),
    )
    expect(oneSided).toEqual([])
    expect(all.filter((own) => figures(own, own).length > 0)).toEqual([])
  })

  test('the order of the columns does not matter', () => {
    fc.assert(
      fc.property(
        someCases().chain((ids) => fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length }))),
        basis,
        ([ids, mixed], on) => {
          const one = columnVerdicts(ids.map(libraryColumn), on)
          const other = columnVerdicts(mixed.map(libraryColumn), on)
          const rowsOf = ({ rows }: typeof one) => [rows.index, rows.mainFigure, rows.money, rows.net, ...Object.values(rows.dimensions)] // prettier-ignore
          rowsOf(one).forEach((row, place) => {
            const same = rowsOf(other)[place]!
            const at = (id: string) => mixed.indexOf(id)
            ids.forEach((id, cell) => expect(same.cells[at(id)]!.level).toBe(row.cells[cell]!.level))
            expect(same.rank.ok).toBe(row.rank.ok)
            if (row.rank.ok && same.rank.ok) {
              const places = same.rank.value.places
              expect(ids.map((id) => places[at(id)])).toEqual(row.rank.value.places)
            } else if (!row.rank.ok && !same.rank.ok) {
              expect(same.rank.why.code).toBe(row.rank.why.code)
              expect(new Set(same.rank.columns.map((cell) => mixed[cell]))).toEqual(new Set(row.rank.columns.map((cell) => ids[cell]))) // prettier-ignore
            }
          })
          for (const { left, right, level } of one.pairs) {
            const ends = new Set([mixed.indexOf(ids[left]!), mixed.indexOf(ids[right]!)])
            expect(other.pairs.find((pair) => ends.has(pair.left) && ends.has(pair.right))!.level).toBe(level)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a ranked row has nothing but comparable pairs, and objections are mutual', () => {
    fc.assert(
      fc.property(someCases(), basis, (ids, on) => {
        const { rows } = columnVerdicts(ids.map(libraryColumn), on)
        for (const { pairs, cells, rank } of [rows.index, rows.mainFigure, rows.money, rows.net]) {
          const held = pairs.filter(({ why }) => !why.some(({ code }) => code === 'no-value'))
          if (rank.ok) expect(held.every(({ level }) => level === 'comparable')).toBe(true)
          cells.forEach(({ against }, cell) => {
            for (const { column: other, level } of against) {
              const back = cells[other]!.against.find((objection) => objection.column === cell)
              expect(back?.level).toBe(level)
            }
          })
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a pair of cases: comparable by all it has, by some of it, or by nothing', () => {
    const levelOfPair = (left: string, right: string) => columnVerdicts([libraryColumn(left), libraryColumn(right)], 'reported').pairs[0]!.level // prettier-ignore
    // Neither has a main figure or a net value: the index alone decides, and both are short of it.
    expect(levelOfPair('game-card', 'taobao-kefu')).toBe('not')
    // The voice restoration has no figure yet; the indexes are of one time and known well enough.
    expect(levelOfPair('shengyin-fuyuan', 'qingshan-plan')).toBe('comparable')
    // Indexes compare, people found and tonnes of boxes don't.
    expect(levelOfPair('douyin-xunren', 'qingshan-plan')).toBe('care')
  })

  test('every rule has a level, and every failure of the library is a rule', () => {
    const seen = new Set(
      BASES.flatMap((on) => {
        const { rows } = columnVerdicts(libraryIds.map(libraryColumn), on)
        return [rows.index, rows.mainFigure, rows.money, rows.net].flatMap(({ pairs }) => pairs.flatMap(({ why }) => codes(why))) // prettier-ignore
      }),
    )
    expect([...seen].filter((code) => !Object.hasOwn(RULES, code))).toEqual([])
  })
})

describe(intervalRelations, () => {
  test('only an interval wholly over another lies above it', () => {
    const relations = intervalRelations([
      { lower: 10, upper: 30 },
      { lower: 60, upper: 80 },
      { lower: 30, upper: 50 },
    ])
    expect(relations).toEqual({ above: [[1, 0], [1, 2]], overlapping: [[0, 2]] }) // prettier-ignore
  })

  test('no completion of the unknowns ever contradicts what lies above', () => {
    const interval = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([a, b]) => ({
      lower: Math.min(a, b),
      upper: Math.max(a, b),
    }))
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const inside = ({ lower, upper }: { lower: number; upper: number }, part: number) => lower + part * (upper - lower)
    fc.assert(
      fc.property(fc.array(interval, { minLength: 2, maxLength: 6 }), share, share, (intervals, one, other) => {
        const { above, overlapping } = intervalRelations(intervals)
        expect(above.length + overlapping.length).toBe((intervals.length * (intervals.length - 1)) / 2)
        for (const [higher, lower] of above) {
          expect(inside(intervals[higher]!, one)).toBeGreaterThan(inside(intervals[lower]!, other))
        }
        for (const [left, right] of overlapping) {
          expect(inside(intervals[left]!, 1)).toBeGreaterThanOrEqual(inside(intervals[right]!, 0))
          expect(inside(intervals[right]!, 1)).toBeGreaterThanOrEqual(inside(intervals[left]!, 0))
        }
      }),
    )
  })
})
