import type { AppLoadContext, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react'
import { useContext, type ReactNode } from 'react'
import { may } from './access/rights.ts'
import { visitOf } from './access/visit.server.ts'
import type { Visitor } from './access/visitor.ts'
import { AccountContext } from './components/account-in-head.ts'
import { DemoNotice } from './components/demo-notice.tsx'
import { SiteFooter } from './components/site-footer.tsx'
import { SiteHeader, type AccountInHead } from './components/site-header.tsx'
import { FIRST_SCRIPT } from './components/theme.ts'
import { errorKind } from './error-boundary.tsx'
import { dictionaryOf, speechIn } from './i18n/dictionaries.ts'
import { DEFAULT_LANGUAGE } from './i18n/languages.ts'
import { requestLanguage } from './i18n/negotiate.ts'
import { SpeechContext } from './i18n/translate.ts'
import { logger } from './logger.server.ts'
import { isDemo } from './services/site.server.ts'
import { EntryScript, isStill } from './still-page.ts'
import baseStyles from './styles/base.css?url'
import printStyles from './styles/print.css?url'
import tokenStyles from './styles/tokens.css?url'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await visitorOrNobody(request, context)
  return {
    language: requestLanguage(request),
    account: visitor === undefined ? null : accountInHead(visitor),
    isDemo: await isDemo(),
  }
}

/** Where the database cannot tell who it is, a page that anybody may read is still read. */
async function visitorOrNobody(request: Request, context: AppLoadContext): Promise<Visitor | undefined> {
  try {
    return (await visitOf(request, context)).visitor
  } catch (error) {
    logger.error({ err: error }, 'who is signed in could not be looked up')
    return undefined
  }
}

/** What every page says of who is signed in. */
function accountInHead(visitor: Visitor): AccountInHead {
  const { name, session, trueActor, grants } = visitor
  return {
    name,
    awaitsSecondFactor: session.awaitsSecondFactor,
    trueActor: trueActor?.name ?? null,
    isAdmin: trueActor === undefined && grants.some(({ role }) => role === 'admin'),
    canWrite: !session.awaitsSecondFactor && may(visitor, 'case.write'),
    canAnswerReaders: !session.awaitsSecondFactor && may(visitor, 'sent-in.decide'),
  }
}

export { ErrorBoundary } from './error-boundary.tsx'

// The language is fixed for the life of a document: changing it loads a new one.
export const shouldRevalidate = () => false

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'stylesheet', href: tokenStyles },
  { rel: 'stylesheet', href: baseStyles },
  { rel: 'stylesheet', href: printStyles, media: 'print' },
]

/** The title where a page has none of its own to give: on the error page. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  const words = dictionaryOf(data?.language ?? DEFAULT_LANGUAGE)
  const title = !error ? words['site.tagline'] : words[`error.${errorKind(error)}.title`]
  return [{ title: `${title} · ${words['site.name']}` }]
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const language = data?.language ?? DEFAULT_LANGUAGE
  const { pathname, search } = useLocation()
  const inLanguage = (other: string) => {
    const query = new URLSearchParams(search)
    query.set('lang', other)
    return `${pathname}?${query}`
  }
  const speech = speechIn(language)
  return (
    // The first script writes its marks on this element before React sees it.
    <html lang={language} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="alternate" hrefLang="zh-CN" href={inLanguage('zh-CN')} />
        <link rel="alternate" hrefLang="en" href={inLanguage('en')} />
        <Meta />
        <Links />
        <script dangerouslySetInnerHTML={{ __html: FIRST_SCRIPT }} />
      </head>
      <body>
        <SpeechContext.Provider value={speech}>
          <a className="skip-link" href="#content">
            {speech.t('site.skip')}
          </a>
          <SiteHeader account={data?.account ?? null} />
          {data?.isDemo ? <DemoNotice /> : null}
          <main id="content" tabIndex={-1}>
            <AccountContext.Provider value={data?.account ?? null}>{children}</AccountContext.Provider>
          </main>
          <SiteFooter />
        </SpeechContext.Provider>
        <PageScripts />
      </body>
    </html>
  )
}

/** A page that is only read gets the entry script alone; the others get React, the router and their data as well. */
function PageScripts() {
  const entry = useContext(EntryScript)
  const still = useMatches().some(({ handle }) => isStill(handle))
  if (entry && still) {
    return (
      <>
        {entry.imports.map((address) => (
          <link key={address} rel="modulepreload" href={address} />
        ))}
        <script type="module" src={entry.module} />
      </>
    )
  }
  return (
    <>
      <ScrollRestoration getKey={scrollKey} />
      <Scripts />
    </>
  )
}

/**
 * Under which name the router keeps a scroll position. A link to a place in the page has no entry of its own: under the
 * shared one, every footnote after the first would be “restored” to where it was clicked instead of leading anywhere.
 */
function scrollKey({ key, hash }: { key: string; hash: string }): string {
  return key === 'default' && hash !== '' ? `place-${Math.random()}` : key
}

export default function App() {
  useLoaderData<typeof loader>()
  return <Outlet />
}
