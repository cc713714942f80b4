import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { failure } from '../errors.ts'
import type { Language } from '../i18n/languages.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { BusyError } from '../services/accounts/passwords.server.ts'
import { asProblems, RefusedError } from '../services/accounts/refused.ts'
import { answerDenial } from './denial.server.ts'
import { formBody, MOST_FIELDS, type FormFields, type FormFiles } from './form-body.server.ts'
import { typedFields, problemsOf, type FormAnswer, type FormProblem } from './form-answer.ts'
import { denial, ForbiddenError, scopeOf, type Demand } from './need.ts'
import { isOwnRequest } from './own-request.ts'
import { noteFormTaken, visitOf, type Visit } from './visit.server.ts'

/** What a form does and what it asks for. */
export interface Mutation<Form, Done = never> extends Demand {
  readonly form: z.ZodType<Form>
  readonly maxBytes?: number
  /** For a long table: more fields than other forms have. */
  readonly mostFields?: number
  /** Whether the form may bring files; `maxBytes` then holds for all of it together. */
  readonly withFiles?: true
  /** What is wrong with a form that brings more than `maxBytes`, on its own page; without it a page says so. */
  readonly tooLarge?: FormProblem
  /** Fields that are never sent back to the page, such as a password. */
  readonly secrets?: readonly string[]
  readonly run: (given: Given<Form>) => Promise<Outcome<Done>>
}

export interface Given<Form> {
  readonly form: Form
  readonly files: FormFiles
  readonly visit: Visit
  readonly language: Language
  readonly request: Request
  readonly params: ActionFunctionArgs['params']
}

/**
 * What has come of it: somewhere to go, something to show once, an answer to a script, or what is wrong with what was
 * sent, with what the page cannot know from its address and has to show again.
 */
export type Outcome<Done> =
  | { readonly goTo: string; readonly cookies?: readonly string[] }
  | { readonly done: Done; readonly cookies?: readonly string[] }
  | { readonly json: object; readonly cookies?: readonly string[] }
  | { readonly problems: readonly FormProblem[]; readonly status?: 409 | 422 | 429; readonly show?: Done }

export const DEFAULT_MAX_BYTES = 32 * 1024

/** What a test, and the table in README.md, read of a route that writes. */
export interface WriteAccess extends Demand {
  readonly intent: string | undefined
  readonly maxBytes: number
}

export interface GuardedAction {
  (args: ActionFunctionArgs): Promise<Response>
  readonly access: readonly WriteAccess[]
}

/** The one way by which a page writes: an action that is not made here fails a test. */
export function mutation<Form, Done = never>(definition: Mutation<Form, Done>): GuardedAction {
  return guarded({ '': definition }, [accessOf(undefined, definition)])
}

/** For a page with several forms: each names itself in a field `intent`. */
export function mutations(definitions: Readonly<Record<string, Mutation<never, unknown>>>): GuardedAction {
  return guarded(
    definitions,
    Object.entries(definitions).map(([intent, definition]) => accessOf(intent, definition)),
  )
}

/** One form of `mutations`: says what its fields are, so that `run` knows them. */
export function intent<Form, Done = never>(definition: Mutation<Form, Done>): Mutation<never, unknown> {
  return definition as unknown as Mutation<never, unknown>
}

type AnyMutation = Mutation<never, unknown>

function accessOf(name: string | undefined, definition: Demand & { readonly maxBytes?: number }): WriteAccess {
  const { needs, ofAward, confirmedWithinMinutes, beforeSecondFactor, maxBytes = DEFAULT_MAX_BYTES } = definition
  return { intent: name, needs, ofAward, confirmedWithinMinutes, beforeSecondFactor, maxBytes }
}

function guarded(definitions: Readonly<Record<string, unknown>>, access: readonly WriteAccess[]): GuardedAction {
  const byIntent = new Map(Object.entries(definitions as Readonly<Record<string, AnyMutation>>))
  const maxBytes = Math.max(...access.map((one) => one.maxBytes))
  const withFiles = [...byIntent.values()].some((one) => one.withFiles)
  const mostFields = Math.max(...[...byIntent.values()].map((one) => one.mostFields ?? MOST_FIELDS))
  const tooLarge = [...byIntent.values()].find((one) => one.tooLarge)?.tooLarge
  const secrets = [...byIntent.values()].flatMap((one) => one.secrets ?? [])
  const action = async (args: ActionFunctionArgs): Promise<Response> => {
    const { request, context, params } = args
    const visit = await visitOf(request, context)
    if (!isOwnRequest(request.headers, visit.origin)) throw failure('foreign-page')
    // Before the body is read: who may do none of it has nothing to say.
    const denials = access.map((demand) => denial(visit.visitor, demand, visit.now, scopeOf(demand, params)))
    if (denials.every((one) => one !== undefined)) return answerDenial(denials[0]!, request)
    const chosen = ({ intent }: FormFields) =>
      byIntent.get(byIntent.has('') || typeof intent !== 'string' ? '' : intent)
    const mostFor = (fields: FormFields) => chosen(fields)?.maxBytes ?? DEFAULT_MAX_BYTES
    const body = await formBody(request, { maxBytes, mostFor, mostFields, withFiles })
    if (!body.ok) {
      if (body.why === 'too-large' && tooLarge) {
        return answer({ typed: typedFields(body.fields ?? {}, secrets), problems: [tooLarge] }, 413)
      }
      throw failure(body.why)
    }
    const definition = chosen(body.fields)
    if (!definition) throw failure('unreadable')
    const denied = denial(visit.visitor, definition, visit.now, scopeOf(definition, params))
    if (denied) return answerDenial(denied, request)
    noteFormTaken(context)
    const { fields, files } = body
    return run(definition, fields, { files, visit, language: requestLanguage(request), request, params })
  }
  return Object.assign(action, { access })
}

async function run(definition: AnyMutation, fields: FormFields, given: Omit<Given<never>, 'form'>): Promise<Response> {
  const typed = typedFields(fields, definition.secrets ?? [])
  const parsed = definition.form.safeParse(fields)
  if (!parsed.success) return answer({ typed, problems: problemsOf(parsed.error) }, 422)
  try {
    const outcome = await definition.run({ ...given, form: parsed.data })
    if ('problems' in outcome) {
      const { problems, show, status = 422 } = outcome
      return answer({ typed, problems, ...(show === undefined ? {} : { done: show }) }, status)
    }
    if ('json' in outcome) return withCookies(Response.json(outcome.json), outcome.cookies)
    if ('goTo' in outcome) return withCookies(redirect(outcome.goTo, 303), outcome.cookies)
    return withCookies(answer({ typed, problems: [], done: outcome.done }, 200), outcome.cookies)
  } catch (error) {
    if (error instanceof BusyError) return answer({ typed, problems: [{ field: '', code: 'busy' }] }, 503)
    if (error instanceof RefusedError) return answer({ typed, problems: asProblems(error.refused).problems }, 409)
    if (error instanceof ForbiddenError) throw failure('forbidden')
    throw error
  }
}

function answer(body: FormAnswer<unknown>, status: number): Response {
  return Response.json(body, { status })
}

function withCookies(response: Response, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}
