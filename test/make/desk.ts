import { publishRevisions } from '#db/repositories/case.ts'
import { saveDerived } from '#db/repositories/derived.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { saveRevisions, type CaseFile } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import type { Role } from '#app/access/roles.ts'
import { keepWorkingCopy, openWorkingCopy } from '#app/services/desk/working-copy.server.ts'
import { saveRevision, type Saved } from '#app/services/desk/save.server.ts'
import { deriveCase } from '#app/services/library-derive.server.ts'
import { makePerson, NOW, visitorOf } from './accounts.ts'
import { makeCaseFile } from './case-file.ts'
import { visitBy, withoutMail } from './installation.ts'

export type DeskPerson = ReturnType<typeof visitBy>

/** Somebody signed in with these roles, as the services of the desk see them. */
export async function atDesk(db: Db, name: string, roles: readonly Role[] = ['researcher']): Promise<DeskPerson> {
  return visitBy(await visitorOf(db, (await makePerson(db, { name, roles })).id))
}

/** Changes what the person is writing on a case, and tells its tag. */
export async function writes(
  db: Db,
  person: DeskPerson,
  caseId: string,
  edit: (text: string) => string,
): Promise<number> {
  const site = withoutMail(db)
  const copy = await openWorkingCopy(site, person, caseId)
  if (!copy) throw new Error(`there is no case ${caseId} to write on`)
  const { english, tag } = copy
  const kept = await keepWorkingCopy(site, person, { caseId, text: edit(copy.text), english, tag })
  if (!kept.ok) throw new Error('not kept')
  return kept.tag
}

/** Changes a case and saves it as a revision. */
export async function saves(
  db: Db,
  person: DeskPerson,
  caseId: string,
  edit: (text: string) => string,
): Promise<Saved> {
  const tag = await writes(db, person, caseId, edit)
  return saveRevision(withoutMail(db), person, { caseId, tag, message: 'a change' })
}

/** A case that readers see, as the case folder would bring it. */
export async function publishedCase(
  db: Db,
  made: {
    readonly id: string
    readonly body?: string
    readonly matter?: Readonly<Record<string, unknown>>
    readonly files?: readonly CaseFile[]
  },
): Promise<void> {
  const files = [{ path: 'case.md', bytes: new TextEncoder().encode(makeCaseFile(made)) }, ...(made.files ?? [])]
  await changeLibrary(db, async (library) => {
    const [saved] = await saveRevisions(library, [
      { caseId: made.id, files, message: 'import', author: 'library', createdAt: NOW },
    ])
    const { errors, ...derived } = deriveCase(made.id, files)
    if (!derived.ok) throw new Error(errors.join('\n'))
    await saveDerived(library, [{ ...derived, revisionId: saved!.id, computedAt: NOW }])
    await publishRevisions(library, [saved!.id], NOW)
  })
}
