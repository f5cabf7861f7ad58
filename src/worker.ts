/**
 * The Worker: real things, made once per isolate.
 *
 * @module
 */
import { buildApp } from './api/app.ts'
import type { ApiDeps, Unconfigured } from './api/deps.ts'
import { VERSION } from './api/openapi/about.ts'
import { systemFresh } from './api/system-fresh.ts'
import { authenticator } from './auth/authenticator.ts'
import { type AuthSettings, parseAuthConfiguration } from './auth/configuration.ts'
import { networkCache } from './operation/network-cache.ts'
import { dynamoStore } from './store/dynamo/dynamo-store.ts'

/** Bindings of the Worker; `wrangler.toml` says what each is for. */
export interface WorkerEnvironment extends AuthSettings {
  readonly WEFT_TABLE?: string
  readonly DYNAMODB_ENDPOINT?: string
  readonly AWS_REGION?: string
  readonly AWS_ACCESS_KEY_ID?: string
  readonly AWS_SECRET_ACCESS_KEY?: string
  readonly AWS_SESSION_TOKEN?: string
  readonly WEFT_PAGE_KEY?: string
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function report(mistake: unknown, requestId: string): void {
  const stack = mistake instanceof Error ? mistake.stack : String(mistake)
  // biome-ignore lint/suspicious/noConsole: the console of a Worker is its log.
  console.error(JSON.stringify({ level: 'error', requestId, stack }))
}

const STORE_SETTINGS = [
  'WEFT_TABLE',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
] as const

function depsOf(environment: WorkerEnvironment): ApiDeps | Unconfigured {
  const auth = parseAuthConfiguration(environment)
  if (!auth.ok) return { version: VERSION, fault: auth.error }
  const missing = STORE_SETTINGS.find((name) => !environment[name])
  if (missing !== undefined) return { version: VERSION, fault: `${missing} is not set.` }
  const {
    WEFT_TABLE: tableName = '',
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_SESSION_TOKEN: sessionToken,
    DYNAMODB_ENDPOINT: endpoint,
  } = environment
  const store = dynamoStore({
    tableName,
    region,
    ...(endpoint ? { endpoint } : {}),
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    pacing: { pause, random: Math.random },
  })
  return {
    store,
    authenticate: authenticator(auth.value),
    networks: networkCache(),
    version: VERSION,
    pageSecret: environment.WEFT_PAGE_KEY || secretAccessKey,
    fresh: systemFresh,
    pause,
    report,
  }
}

let app: ReturnType<typeof buildApp> | undefined

export default {
  fetch(request: Request, environment: WorkerEnvironment): Response | Promise<Response> {
    app ??= buildApp(depsOf(environment))
    return app.fetch(request)
  },
}
