import { findRevisionFile } from '#db/repositories/revision.ts'
import { database } from '../database.server.ts'
import { env } from '../env.server.ts'
import { caseFigures } from './case-figures.ts'
import { caseDownload } from './case-json.ts'
import { csv } from './csv.ts'
import { library } from './library.server.ts'
import { fileAnswer, noSuchFile } from './plain-answer.server.ts'

/** The document of the published revision, byte for byte. */
export async function caseMarkdown(slug: string, request: Request): Promise<Response> {
  const entry = (await library()).byId.get(slug)
  const file = entry && (await findRevisionFile((await database()).db, entry.revision.id, 'case.md'))
  return file ? fileAnswer(file.bytes, 'text/markdown; charset=utf-8', `${slug}.md`) : noSuchFile(request)
}

/** Facts and scores of the published revision. */
export async function caseJson(slug: string, request: Request): Promise<Response> {
  const entry = (await library()).byId.get(slug)
  if (!entry) return noSuchFile(request)
  const body = JSON.stringify(caseDownload(entry, env.SITE_URL ?? ''), null, 2)
  return fileAnswer(`${body}\n`, 'application/json; charset=utf-8', `${slug}.json`)
}

/** Every figure of the published revision with its evidence. */
export async function caseCsv(slug: string, request: Request): Promise<Response> {
  const entry = (await library()).byId.get(slug)
  if (!entry) return noSuchFile(request)
  return fileAnswer(csv(caseFigures(entry.case)), 'text/csv; charset=utf-8', `${slug}.csv`, true)
}
