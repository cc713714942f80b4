import { findRevisionFile } from '#db/repositories/revision.ts'
import { database } from '../database.server.ts'
import { env } from '../env.server.ts'
import { caseFigures } from './case-figures.ts'
import { caseDownloadSchema, type CaseDownload } from './case-json.ts'
import { csv } from './csv.ts'
import { library, type LibraryCase } from './library.server.ts'
import { LIBRARY_SEED } from './library-seed.ts'
import { fileAnswer, noSuchFile } from './plain-answer.server.ts'

const FACTS_LICENCE =
  'Facts and figures belong to the sources that each piece of evidence names. 事实与数据归各条证据所列的来源所有。'

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
  const body = JSON.stringify(caseDownload(entry), null, 2)
  return fileAnswer(`${body}\n`, 'application/json; charset=utf-8', `${slug}.json`)
}

/** Every figure of the published revision with its evidence. */
export async function caseCsv(slug: string, request: Request): Promise<Response> {
  const entry = (await library()).byId.get(slug)
  if (!entry) return noSuchFile(request)
  return fileAnswer(csv(caseFigures(entry.case)), 'text/csv; charset=utf-8', `${slug}.csv`, true)
}

/** Checked against its own documentation: a field that the schema does not describe never gets out. */
function caseDownload(entry: LibraryCase): CaseDownload {
  const { body, bodyLine: _line, ...facts } = entry.case
  const { number, digest, createdAt } = entry.revision
  return caseDownloadSchema.parse({
    format: 'shandu-case/1',
    address: `${env.SITE_URL ?? ''}/cases/${entry.id}`,
    licence: { text: entry.case.licence, facts: FACTS_LICENCE },
    revision: { number, digest, createdAt },
    methods: { index: entry.index.method, netValue: entry.net['cn-ets'].method },
    seed: LIBRARY_SEED,
    index: entry.index,
    rank: entry.rank.ok ? entry.rank.value : { refused: entry.rank.why.code },
    netValue: entry.net,
    facts,
    text: { 'zh-CN': body, en: entry.translation?.body ?? null },
  })
}
