import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { AWARD_METHOD } from '#scoring/award/award-result.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'

/** Of a made-up award that `test/oracle/award/made-up-award.ts` has written. */
const SEAL = '2d1249e0b624830bdee47e171d39ce087809c8cd4df46a07b0e638676aa341cc'
const RESULT = '967eb4885996bdce8c099c6ea4d2018de25b3e7d650154286abe452ccca79110'

// Where this fails, figures or bytes have changed, and every digest that was published under these methods would not be
// found again. If that is meant, give the method a new name in AWARD_METHOD, and then make the package anew.
test('a package that was sealed before comes to the same bytes under the same methods', async () => {
  const bytes = gunzipSync(await readFile(new URL('../oracle/award/made-up-award.zip.gz', import.meta.url)))
  for (const [published, what] of [
    [SEAL, 'package'],
    [RESULT, 'result'],
  ] as const) {
    // prettier-ignore
    const replayed = await replayPackage(bytes, published)
    if (!replayed.ok) throw new Error(replayed.code)
    const { replay } = replayed
    expect(replay.checks.filter(({ holds }) => holds !== true)).toEqual([])
    expect(replay).toMatchObject({ holds: true, published: what, seal: SEAL, resultDigest: RESULT })
    expect(replay.head.methods).toEqual(AWARD_METHOD)
  }
})
