import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { ProblemCode } from '../../content/accounts/problems.ts'

/** Why a password would be guessed. */
export type Weakness = Extract<
  ProblemCode,
  | 'password-common'
  | 'password-about-you'
  | 'password-repeats'
  | 'password-keyboard'
  | 'password-sequence'
  | 'password-date'
  | 'password-weak'
>

const WEAKNESS: Readonly<Record<string, Weakness>> = {
  topTen: 'password-common',
  topHundred: 'password-common',
  common: 'password-common',
  similarToCommon: 'password-common',
  pwned: 'password-common',
  userInputs: 'password-about-you',
  simpleRepeat: 'password-repeats',
  extendedRepeat: 'password-repeats',
  straightRow: 'password-keyboard',
  keyPattern: 'password-keyboard',
  sequences: 'password-sequence',
  dates: 'password-date',
  recentYears: 'password-date',
}

/** Words that are to be expected on this site, whoever the person is. */
const OF_THIS_SITE = ['善度', 'shandu']

/** A guesser who has the hashes and tries a thousand a second needs more than ten days. */
const MOST_GUESSES_OF_A_WEAK_ONE = 10 ** 9

/** The estimate takes quadratic time, and half a second for 200 characters of some kinds; these take 60 ms at most. */
const CHARACTERS_READ = 64

let estimator: ZxcvbnFactory | undefined

/**
 * Why a new password is too easily guessed; undefined where it is not. How long it must be stands in the form
 * (forms/accounts/password.ts).
 * @param about what is known of the person, such as name and address: nothing of it makes a password stronger
 */
export function weakness(password: string, about: readonly string[]): Weakness | undefined {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const read = password.normalize('NFKC').slice(0, CHARACTERS_READ)
  const { guesses, feedback, sequence } = estimator.check(read, [...OF_THIS_SITE, ...about.flatMap(partsOf)])
  if (guesses > MOST_GUESSES_OF_A_WEAK_ONE) return undefined
  const named = WEAKNESS[feedback.warning ?? '']
  if (named) return named
  return sequence.some((part) => part['dictionaryName'] === 'userInputs') ? 'password-about-you' : 'password-weak'
}

/** `Li Wei` is also `Li`, `Wei` and `LiWei`; an address is also each word in it. */
function partsOf(text: string): string[] {
  const plain = text.normalize('NFKC')
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
  return [plain, words.join(''), ...words]
}
