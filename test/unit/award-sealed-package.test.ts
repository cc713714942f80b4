import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { AWARD_METHOD } from '#scoring/award/award-methods.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'

/** Of a made-up award that `test/oracle/award/made-up-award.ts` has written, under the methods of its day. */
const SEALED = [
  {
    file: 'made-up-award.zip.gz',
    methods: AWARD_METHOD,
    seal: 'dee2ad6be9878be71e22f6c5c778c03c68f711874fc1bb8127f06f6da90372ec',
    result: '7c280118e7111378bae02e9a1403e353d8f7adbdb21da7fa77c72b6c12590a8e',
  },
  {
    file: 'made-up-award-selection-2.zip.gz',
    methods: { ...AWARD_METHOD, selection: 'award-selection/2' },
    seal: '4771d62a631d87c0adc9f384727a5e87a238d5b3f3690aa451c0683e2b19b85e',
    result: '3bd8d395fa11b79233f6eba87298d40b4c9cd65a990d97b1e53b8bfe9a55e3b0',
  },
  {
    file: 'made-up-award-stages-3.zip.gz',
    methods: { ...AWARD_METHOD, selection: 'award-selection/2', stages: 'award-stages/3' },
    seal: '2d1249e0b624830bdee47e171d39ce087809c8cd4df46a07b0e638676aa341cc',
    result: '967eb4885996bdce8c099c6ea4d2018de25b3e7d650154286abe452ccca79110',
  },
]

// Where this fails, figures or bytes have changed, and every digest that was published under these methods would not be
// found again. If that is meant, give the method a new name in AWARD_METHOD, keep the old one among the earlier methods,
// and make one more package.
describe.each(SEALED)('a package that was sealed before, $file', ({ file, methods, seal, result }) => {
  test.each([
    ['package', seal],
    ['result', result],
  ])('comes to the same bytes, by the digest of the %s', async (what, published) => {
    const bytes = gunzipSync(await readFile(new URL(`../oracle/award/${file}`, import.meta.url)))
    const replayed = await replayPackage(bytes, published)
    if (!replayed.ok) throw new Error(replayed.code)
    const { replay } = replayed
    // A rehearsal keeps no calendar.
    expect(replay.checks.filter(({ holds }) => holds !== true).map(({ check }) => check)).toEqual(['calendar'])
    expect(replay).toMatchObject({ holds: true, published: what, seal, resultDigest: result })
    expect(replay.head.methods).toEqual(methods)
  })
})
