import pLimit from 'p-limit'
import { apart } from '../apart.server.ts'
import type { ResultAnswer, ResultGiven } from './result-process.ts'

const LIMITS = { seconds: 120, memoryMegabytes: 1024 }
const oneAtATime = pLimit(1)

/**
 * The bytes of an award's result, computed in a process of its own, one award at a time.
 * @param hear is told how far it is, 0 to 1, from when it begins
 * @throws Error where it could not be computed
 */
export async function computeResult(given: ResultGiven, hear: (share: number) => void): Promise<string> {
  const answer = await oneAtATime(() => {
    hear(0)
    return apart<ResultGiven, ResultAnswer>('#app/services/award/result/result-process.ts', given, LIMITS, hear)
  })
  if ('refused' in answer) throw new Error(`the result of an award could not be computed: ${answer.refused}`)
  return answer.json
}
