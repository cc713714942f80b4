/**
 * Every address of the site and the file that answers it: what people link to and cite, so an address that stands here
 * stays. A file is named after its address.
 */
interface Address {
  readonly path?: string
  readonly index?: true
  readonly file: string
}

const ADDRESSES: readonly Address[] = [
  { index: true, file: 'routes/_index.tsx' },
  { path: 'cases', index: true, file: 'routes/cases._index.tsx' },
  { path: 'cases/:slug', file: 'routes/cases.$slug.tsx' },
  { path: 'cases/:slug.md', file: 'routes/cases.$slug[.]md.ts' },
  { path: 'cases/:slug.json', file: 'routes/cases.$slug[.]json.ts' },
  { path: 'cases/:slug.csv', file: 'routes/cases.$slug[.]csv.ts' },
  { path: 'cases/:slug/history', file: 'routes/cases.$slug.history.tsx' },
  { path: 'cases/:slug/changes', file: 'routes/cases.$slug.changes.tsx' },
  { path: 'cases/:slug/r/:number', file: 'routes/cases.$slug.r.$number.tsx' },
  { path: 'cases/:slug/r/:number.md', file: 'routes/cases.$slug.r.$number[.]md.ts' },
  { path: 'browse', file: 'routes/browse.tsx' },
  { path: 'map', file: 'routes/map.tsx' },
  { path: 'compare', file: 'routes/compare.tsx' },
  { path: 'methods', index: true, file: 'routes/methods._index.tsx' },
  { path: 'methods/factors', file: 'routes/methods.factors.tsx' },
  { path: 'methods/factors.json', file: 'routes/methods.factors[.]json.ts' },
  { path: 'glossary', file: 'routes/glossary.tsx' },
  { path: 'about', file: 'routes/about.tsx' },
  { path: 'about/api', file: 'routes/about.api.tsx' },
  { path: 'sign-in', file: 'routes/sign-in.tsx' },
  { path: 'sign-in/passkey', file: 'routes/sign-in.passkey.ts' },
  { path: 'sign-in/second-factor', file: 'routes/sign-in.second-factor.tsx' },
  { path: 'sign-in/second-factor/passkey', file: 'routes/sign-in.second-factor.passkey.ts' },
  { path: 'sign-out', file: 'routes/sign-out.tsx' },
  { path: 'account/confirm', file: 'routes/account.confirm.tsx' },
  { path: 'account/confirm/passkey', file: 'routes/account.confirm.passkey.ts' },
  { path: 'account/second-factor', file: 'routes/account.second-factor.tsx' },
  { path: 'account/passkeys', file: 'routes/account.passkeys.tsx' },
  { path: 'account/passkeys/add', file: 'routes/account.passkeys.add.ts' },
  { path: 'admin/audit', file: 'routes/admin.audit.tsx' },
  { path: 'join', file: 'routes/join.tsx' },
  { path: 'reset', file: 'routes/reset.tsx' },
  { path: 'reset/set', file: 'routes/reset.set.tsx' },
  { path: 'admin/invitations', file: 'routes/admin.invitations.tsx' },
  { path: 'account', index: true, file: 'routes/account._index.tsx' },
  { path: 'account/password', file: 'routes/account.password.tsx' },
  { path: 'account/sessions', file: 'routes/account.sessions.tsx' },
  { path: 'admin/people', index: true, file: 'routes/admin.people._index.tsx' },
  { path: 'admin/people/:id', file: 'routes/admin.people.$id.tsx' },
  { path: 'acting/end', file: 'routes/acting.end.tsx' },
  { path: 'desk', index: true, file: 'routes/desk._index.tsx' },
  { path: 'desk/new', file: 'routes/desk.new.tsx' },
  { path: 'desk/cases/:slug/review', file: 'routes/desk.cases.$slug.review.tsx' },
  { path: 'desk/cases/:slug', file: 'routes/desk.cases.$slug.tsx' },
  { path: 'desk/cases/:slug/keep', file: 'routes/desk.cases.$slug.keep.ts' },
  { path: 'desk/cases/:slug/save', file: 'routes/desk.cases.$slug.save.tsx' },
  { path: 'charts/library.png', file: 'routes/charts.library[.]png.ts' },
  { path: 'charts/map.png', file: 'routes/charts.map[.]png.ts' },
  { path: 'charts/compare.png', file: 'routes/charts.compare[.]png.ts' },
  { path: 'charts/:slug/index.png', file: 'routes/charts.$slug.index[.]png.ts' },
  { path: 'charts/:slug/net-value.png', file: 'routes/charts.$slug.net-value[.]png.ts' },
  { path: 'api/v1', file: 'routes/api.v1._index.ts' },
  { path: 'api/v1/search', file: 'routes/api.v1.search.ts' },
  { path: 'api/v1/cases', file: 'routes/api.v1.cases._index.ts' },
  { path: 'api/v1/cases/:id', file: 'routes/api.v1.cases.$id.ts' },
  { path: 'api/v1/openapi.json', file: 'routes/api.v1.openapi[.]json.ts' },
  { path: 'api/*', file: 'routes/api.$.ts' },
  { path: '*', file: 'routes/$.tsx' },
]

export default ADDRESSES
