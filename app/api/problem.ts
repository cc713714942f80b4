import { z } from 'zod'
import { PARAMETER_FAULT_WORDS, PROBLEM_WORDS } from '../content/api-problems.ts'
import type { Language } from '../i18n/languages.ts'

/** What can go wrong with a request of a program, and the status of the answer. A code that stands here stays. */
export const PROBLEM_STATUS = {
  'invalid-parameters': 400,
  'not-found': 404,
  'case-not-found': 404,
  'method-not-allowed': 405,
  'case-retired': 410,
  'address-too-long': 414,
  'too-many-requests': 429,
  'server-error': 500,
} as const
export type ProblemCode = keyof typeof PROBLEM_STATUS
export const PROBLEM_CODES = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]]

const PARAMETER_FAULTS = ['unknown-value', 'out-of-range', 'too-long', 'repeated'] as const
export type ParameterFault = (typeof PARAMETER_FAULTS)[number]

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

const parameterErrorSchema = z.object({
  parameter: z.string(),
  /** Cut where it is long. */
  value: z.string(),
  code: z.enum(PARAMETER_FAULTS),
  detail: z.string(),
  /** Every value the parameter takes, where they are a closed list. */
  allowed: z.array(z.string()).optional(),
})
export type ParameterError = z.infer<typeof parameterErrorSchema>

/** A refusal in words and codes: problem details of RFC 9457. Programs go by `code`; words may change. */
export const problemSchema = z.object({
  /** Where the kind of problem is explained. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(PROBLEM_CODES),
  /** Every parameter that is wrong, with `invalid-parameters`. */
  errors: z.array(parameterErrorSchema).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** A parameter that can't be read, before anybody has chosen a language for it. */
export interface ParameterRefusal {
  readonly parameter: string
  readonly value: string
  readonly code: ParameterFault
  readonly allowed?: readonly string[]
}

/** @param site address of the site without a slash at its end; may be empty */
export function problem(
  code: ProblemCode,
  language: Language,
  site: string,
  refused: readonly ParameterRefusal[] = [],
): Problem {
  const { title, detail } = PROBLEM_WORDS[code]
  return {
    type: `${site}/about/api#${code}`,
    title: title[language],
    status: PROBLEM_STATUS[code],
    detail: detail[language],
    code,
    ...(refused.length === 0 ? {} : { errors: refused.map((one) => inWords(one, language)) }),
  }
}

function inWords({ allowed, ...refused }: ParameterRefusal, language: Language): ParameterError {
  const detail = PARAMETER_FAULT_WORDS[refused.code][language]
  return { ...refused, detail, ...(allowed ? { allowed: [...allowed] } : {}) }
}
