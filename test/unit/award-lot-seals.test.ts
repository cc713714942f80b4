import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { AwardEvent } from '#scoring/award/event.ts'
import { brokenSeals, sealedText, standingSeal } from '#scoring/award/lot-seals.ts'
import { RULES_SEALED } from '#test/make/award.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const seal = (seed: number, salt: string) => digest(`${seed} ${salt}`)
const rules = (lotsSeal?: string): AwardEvent => ({ ...RULES_SEALED, ...(lotsSeal === undefined ? {} : { lotsSeal }) })
const lots = (seed: number, given: { readonly salt?: string; readonly nextSeal?: string } = {}): AwardEvent => ({
  kind: 'lots',
  stage: 'rubric',
  seed,
  order: ['E001'],
  ...given,
})

describe('the seal of lots', () => {
  test('is the SHA-256 of seed, space and salt, as the page says', () => {
    expect(sealedText(7, 'salt')).toBe('7 salt')
    // echo -n '7 salt' | sha256sum
    expect(digest(sealedText(7, 'salt'))).toBe('53963813d007ac41a3f3ee20e58abdbdb22093ba0fc4de92936493ec5d2fd67f')
  })

  test('holds until lots open it, whatever rules come between, and each draw brings the next', () => {
    const [first, second] = [seal(7, 'a'), seal(9, 'b')]
    expect(standingSeal([rules(first), rules()])).toBe(first)
    const drawn = [rules(first), lots(7, { salt: 'a', nextSeal: second })]
    expect(standingSeal(drawn)).toBe(second)
    expect(brokenSeals([...drawn, lots(9, { salt: 'b', nextSeal: seal(1, 'c') })], digest)).toEqual([])
  })

  test('is broken by another seed, another salt, or a draw that says nothing of it', () => {
    const sealed = rules(seal(7, 'a'))
    for (const drawn of [lots(8, { salt: 'a' }), lots(7, { salt: 'b' }), lots(7)]) {
      expect(brokenSeals([sealed, drawn], digest)).toEqual([2])
    }
  })

  test('is broken where another takes its place unopened: whoever does that may have looked', () => {
    expect(brokenSeals([rules(seal(7, 'a')), rules(seal(8, 'b'))], digest)).toEqual([2])
  })

  test('is asked of no history that is older than seals', () => {
    expect(brokenSeals([rules(), lots(5), lots(6)], digest)).toEqual([])
    expect(standingSeal([rules(), lots(5)])).toBeUndefined()
  })
})
