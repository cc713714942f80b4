import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

/** Shows the buttons that ask for a passkey, where the browser knows passkeys; what is said without them leaves. */
export function startPasskeys(): void {
  if (!browserSupportsWebAuthn()) return
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) wake(part)
}

/** What went wrong, by the code under which the page holds the words for it. */
class Failure extends Error {
  constructor(
    readonly code: string,
    readonly values: Readonly<Record<string, unknown>> = {},
  ) {
    super(code)
  }
}

function wake(part: HTMLElement): void {
  const form = part.querySelector('form')!
  const button = form.querySelector('button')!
  const problem = part.querySelector<HTMLElement>('[data-problem]')!
  for (const without of part.querySelectorAll<HTMLElement>('[data-without]')) without.hidden = true
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (button.disabled) return
    button.disabled = true
    problem.hidden = true
    useOrMake(part, form)
      .catch((error: unknown) => {
        problem.textContent = wordsFor(part, error instanceof Failure ? error : new Failure(codeOf(error)))
        problem.hidden = false
      })
      .finally(() => (button.disabled = false))
  })
}

async function useOrMake(part: HTMLElement, form: HTMLFormElement): Promise<void> {
  const address = part.dataset['address']!
  const fields = Object.fromEntries(new FormData(form))
  const { options } = (await post(address, { intent: 'ask' })) as { options: unknown }
  const answer =
    part.dataset['passkey'] === 'make'
      ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
      : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
  const { goTo } = (await post(address, { ...fields, intent: 'answer', answer })) as { goTo: string }
  location.assign(goTo)
}

async function post(address: string, body: object): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
  }).catch(() => {
    throw new Failure('passkey-network')
  })
  // The person has to sign in, or to confirm, first: the page itself knows where.
  if (response.type === 'opaqueredirect') {
    location.reload()
    return new Promise(() => undefined)
  }
  const said = (await response.json().catch(() => ({}))) as { problems?: { code: string; values?: object }[] }
  if (response.ok) return said
  const [first] = said.problems ?? []
  throw new Failure(first?.code ?? 'passkey-refused', { ...first?.values })
}

/** What the browser or the device did not do. */
function codeOf(error: unknown): string {
  if (!(error instanceof WebAuthnError)) return 'passkey-cancelled'
  if (error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'passkey-already'
  const isAddress = error.code === 'ERROR_INVALID_DOMAIN' || error.code === 'ERROR_INVALID_RP_ID'
  return isAddress ? 'passkey-address' : 'passkey-cancelled'
}

/** The words in the language of the page, which the server has put there. */
function wordsFor(part: HTMLElement, { code, values }: Failure): string {
  const all = [...part.querySelectorAll('template')]
  const words = all.find(({ dataset }) => dataset['code'] === code) ?? all[0]
  return (words?.content.textContent ?? code).replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  )
}
