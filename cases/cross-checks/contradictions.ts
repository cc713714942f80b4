import type { CrossCheck } from './cross-check.ts'

/** The chosen value is one of those listed. */
export const checkContradictions: CrossCheck = (matter, report) => {
  for (const [index, { chosen, values }] of matter.contradictions.entries())
    if (chosen !== null && chosen >= values.length)
      report('chosen-out-of-range', ['contradictions', index, 'chosen'], { chosen, count: values.length })
}
