/**
 * A process of its own, so that the result of a large award holds up no request. Gets rules and events; says how far it
 * is, and answers once.
 */
import { awardResult } from '#scoring/award/award-result.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import type { Apart } from '../apart.server.ts'
import { resultText } from '../replay/package-format.ts'

export interface ResultGiven {
  readonly rules: AwardRules
  readonly events: readonly AwardEvent[]
}

/** The result as its bytes, or why there is none. */
export type ResultAnswer = { readonly json: string } | { readonly refused: string }

process.send!('started' satisfies Apart<ResultAnswer>)

process.once('message', ({ rules, events }: ResultGiven) => {
  const say = (answer: ResultAnswer) => process.send!({ answer } satisfies Apart<ResultAnswer>, () => process.disconnect()) // prettier-ignore
  try {
    const result = awardResult(rules, events, (share) => process.send!({ share } satisfies Apart<ResultAnswer>))
    say(result.ok ? { json: resultText(result.value) } : { refused: JSON.stringify(result.why) })
  } catch (error) {
    say({ refused: error instanceof Error ? error.message : String(error) })
  }
})
