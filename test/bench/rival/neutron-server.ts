/**
 * Neutron from Debian's packages on a MariaDB of its own, in a folder of its own: without Keystone and
 * agents, two uwsgi workers of one thread (with Debian's 32, requests hang now and then).
 *
 * Measured when somebody has installed it, and never a need of ours:
 * apt-get install --no-install-recommends neutron-server python3-pymysql mariadb-server uwsgi-plugin-python3
 *
 * @module
 */
import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../src/cli/dev/free-port.ts'
import { configuration } from './neutron-configuration.ts'

export interface Absent {
  readonly absent: string
}

export interface Server {
  readonly url: URL
  processes(): Readonly<Record<string, number>>
  stop(): Promise<void>
}

const NEEDED = [
  '/usr/sbin/mariadbd',
  '/usr/bin/mariadb-install-db',
  '/usr/bin/uwsgi',
  '/usr/bin/neutron-api',
  '/usr/bin/neutron-db-manage',
  '/etc/neutron/api-paste.ini',
  '/etc/neutron/neutron-api-uwsgi.ini',
]

const READY_MS = 120_000

export async function startNeutronServer(): Promise<Server | Absent> {
  const missing = NEEDED.filter((path) => !existsSync(path))
  if (missing.length > 0) return { absent: `Neutron is not installed: no ${missing.join(', ')}` }
  const folder = mkdtempSync(join(tmpdir(), 'neutron-bench-'))
  for (const name of ['data', 'state', 'lock', 'tmp']) mkdirSync(join(folder, name))
  const started: Started[] = []
  const stop = async (): Promise<void> => {
    for (const one of started.reverse()) await one.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    started.push(await startDatabase(folder))
    const l4Port = await portNumber()
    configure(folder)
    const options = {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: join(folder, 'tmp') },
    } as const
    const config = ['--config-file', join(folder, 'neutron.conf')]
    execFileSync('/usr/bin/neutron-db-manage', [...config, 'upgrade', 'head'], options)
    const url = new URL(`http://127.0.0.1:${l4Port}`)
    started.push(await startApi(folder, url))
    const [database, api] = started
    return { url, processes: () => ({ mariadb: database?.pid ?? 0, neutron: api?.pid ?? 0 }), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Started {
  readonly pid: number
  stop(): Promise<void>
}

function start(file: string, args: readonly string[], log: string): Started {
  const out = openSync(log, 'a')
  const child = spawn(file, args, { stdio: ['ignore', out, out] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function portNumber(): Promise<number> {
  const free = await freePort()
  if (!free.ok) throw new Error(free.error)
  return free.value
}

const socketIn = (folder: string): string => join(folder, 'db.sock')

async function startDatabase(folder: string): Promise<Started> {
  const data = join(folder, 'data')
  const temporary = `--tmpdir=${join(folder, 'tmp')}`
  const user = process.getuid?.() === 0 ? ['--user=root'] : []
  const own = ['--no-defaults', ...user, `--datadir=${data}`, temporary]
  const root = '--auth-root-authentication-method=normal'
  execFileSync('/usr/bin/mariadb-install-db', [...own, root, '--skip-test-db'], { stdio: 'ignore' })
  const where = [`--socket=${socketIn(folder)}`, '--skip-networking', '--max-connections=400']
  const size = ['--innodb-buffer-pool-size=512M', '--character-set-server=utf8mb3']
  const args = [...own, ...where, ...size]
  const database = start('/usr/sbin/mariadbd', args, join(folder, 'mariadbd.log'))
  const sql = (text: string): boolean => {
    const asked = ['--no-defaults', '-S', socketIn(folder), '-u', 'root', '-e', text]
    try {
      execFileSync('/usr/bin/mariadb', asked, { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  await untilTrue(async () => sql('SELECT 1'))
  sql('CREATE DATABASE neutron CHARACTER SET utf8')
  return database
}

function configure(folder: string): void {
  const paste = readFileSync('/etc/neutron/api-paste.ini', 'utf8')
  const uwsgi = readFileSync('/etc/neutron/neutron-api-uwsgi.ini', 'utf8')
  for (const [name, text] of Object.entries(configuration({ folder, paste, uwsgi }))) {
    writeFileSync(join(folder, name), text)
  }
}

async function startApi(folder: string, url: URL): Promise<Started> {
  const args = [
    ...['--http-socket', url.host, '--ini', join(folder, 'uwsgi.ini')],
    ...['--wsgi-file', '/usr/bin/neutron-api'],
    ...['--pyargv', `--config-file=${join(folder, 'neutron.conf')}`],
  ]
  const api = start('/usr/bin/uwsgi', args, join(folder, 'uwsgi.out'))
  const isUp = await untilTrue(async () => (await fetch(`${url}v2.0/extensions`)).ok)
  if (isUp) return api
  await api.stop()
  throw new Error('Neutron does not get ready')
}

async function untilTrue(ask: () => Promise<boolean>): Promise<boolean> {
  const endMs = performance.now() + READY_MS
  while (performance.now() < endMs) {
    if (await ask().catch(() => false)) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}
