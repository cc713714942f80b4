import type { Qualifier } from '../vocabulary.ts'

/** How well a quotient is known; `approximate`: the end that the qualifier speaks of is itself only about right. */
export interface QuotientQualifier {
  readonly qualifier: Qualifier
  readonly approximate: boolean
}

/** Which way the truth may lie from a stated number. */
const DIRECTION: Readonly<Record<Qualifier, 'none' | 'up' | 'down'>> = {
  exact: 'none',
  about: 'none',
  atLeast: 'up',
  atMost: 'down',
}

/**
 * What may be said of a/b from what is said of a and of b, both positive. A divisor that can only be larger makes the
 * quotient smaller, so it points the other way.
 *
 * | a \ b | exact | about | atLeast | atMost |
 * |---|---|---|---|---|
 * | exact | exact | about | atMost | atLeast |
 * | about | about | about | atMost* | atLeast* |
 * | atLeast | atLeast | atLeast* | null | atLeast |
 * | atMost | atMost | atMost* | atMost | null |
 *
 * The star is `approximate`. Null: both ends are open, and the quotient can be anything; "about" would claim a nearness
 * that nothing supports.
 */
export function quotientQualifier(dividend: Qualifier, divisor: Qualifier): QuotientQualifier | null {
  const up = DIRECTION[dividend] === 'up' || DIRECTION[divisor] === 'down'
  const down = DIRECTION[dividend] === 'down' || DIRECTION[divisor] === 'up'
  if (up && down) return null
  const loose = dividend === 'about' || divisor === 'about'
  if (up) return { qualifier: 'atLeast', approximate: loose }
  if (down) return { qualifier: 'atMost', approximate: loose }
  return { qualifier: loose ? 'about' : 'exact', approximate: false }
}
