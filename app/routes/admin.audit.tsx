import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { AuditPage } from '../components/accounts/audit-page.tsx'
import type { AuditView } from '../components/accounts/audit-view.ts'
import { AUDIT } from '../content/accounts/audit.ts'
import { forDocument } from '../document-data.server.ts'
import { readAuditQuery } from '../forms/accounts/audit-query.ts'
import { pageTitle } from '../page-title.ts'
import { readAudit } from '../services/accounts/audit.server.ts'
import { installation } from '../services/accounts/installation.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'audit.read' }, async ({ visit, language, request }) => {
  const { query, leftOut } = readAuditQuery(new URL(request.url).searchParams)
  const { db } = await installation()
  return forDocument({ language, view: { ...(await readAudit(db, visit.visitor, query)), leftOut } })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, AUDIT.title)

export default function Audit() {
  return <AuditPage view={useLoaderData<typeof loader>().view as AuditView} />
}
