/** What `npm pack` packs, installed into an empty folder and used there as anybody would. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { nodeBinary } from '../../support/node-versions.ts'
import { runnableBlocks } from '../../support/runnable-blocks.ts'
import { startTestWorker } from '../../support/worker.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'weft-package-'))
const home = newFolder()
let files: readonly string[] = []

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', home], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [tarball] = JSON.parse(packed.slice(packed.indexOf('['))) as readonly {
    readonly filename: string
    readonly files: readonly { readonly path: string }[]
  }[]
  files = tarball?.files.map(({ path }) => path) ?? []
  writeFileSync(join(home, 'package.json'), '{"type":"module","private":true}')
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund']
  execFileSync('npm', [...install, join(home, tarball?.filename ?? '')], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}, 300_000)

test('the package holds no source and no test, and its Worker is built', () => {
  const sources = files.filter((path) => /\.ts$/.test(path) && !path.endsWith('.d.ts'))
  expect(sources.filter((path) => !path.startsWith('examples/app/'))).toEqual([])
  expect(files.filter((path) => /^(test|src|docs\/lab)\//.test(path))).toEqual([])
  expect(files).toEqual(expect.arrayContaining(['dist/weft.js', 'dist/worker.js', 'README.md']))
})

test('it installs what it needs to run, and no tool to build', () => {
  const lock = readFileSync(join(home, 'node_modules/.package-lock.json'), 'utf8')
  const names = Object.keys((JSON.parse(lock) as { packages: object }).packages)
    .map((path) => path.replace('node_modules/', ''))
    .filter((name) => !/^(@cloudflare\/workerd-|@dynoxide\/)/.test(name))
  expect(names.sort()).toEqual(['weft', 'workerd'])
})

const SCRIPT = `
import { weft, WeftError } from 'weft/sdk'
import { compile, trace } from 'weft/engine'
const send = async () => Response.json({ title: 'No', detail: 'No.', code: 'not_found', status: 404 }, { status: 404 })
const api = weft({ url: 'http://weft.test', token: 'x', fetch: send })
const error = await api.getVpc({ vpcId: 'vpc_1' }).catch((caught) => caught)
console.log(error instanceof WeftError, error.code, typeof compile, typeof trace)
`

describe.each([20, 22, 24])('under Node %i', (major) => {
  const node = nodeBinary(major)
  if (node === undefined) process.stderr.write(`Node ${major} cannot be had here: skipped\n`)
  const run = (...argv: string[]) =>
    spawnSync(node?.path ?? '', argv, {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, XDG_CONFIG_HOME: newFolder() },
    })
  const weft = (...argv: string[]) => run('node_modules/weft/dist/weft.js', ...argv)

  test.skipIf(node === undefined)('it says what it can, and which version it is', () => {
    expect(weft('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('vnic') })
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(weft('--version').stdout).toMatch(new RegExp(`^weft ${version} \\(node ${major}\\.`))
    expect(weft('vnic', 'create', '--help').stdout).toContain('--subnet SUBNET')
    expect(weft('explain', 'NO_ROUTE').stdout).toContain('cause')
  })

  test.skipIf(node === undefined)('it answers about a dump', () => {
    const dump = ['--aws', 'node_modules/weft/examples/aws', '--from', 'web-1', '--to', 'db-1']
    const { status, stdout } = weft('trace', ...dump, '--protocol', 'tcp', '--port', '5432')
    expect([status, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, '=> delivered'])
  })

  test.skipIf(node === undefined)('its libraries are imported by their names', () => {
    writeFileSync(join(home, 'use.mjs'), SCRIPT)
    const { stdout, stderr } = run('use.mjs')
    expect([stdout, stderr]).toEqual(['true not_found function function\n', ''])
  })

  test.skipIf(node === undefined)('it runs the whole API in an empty folder', () => {
    const { status, stdout, stderr } = weft('dev', '--once', '--port', '0', '--data', newFolder())
    expect(stderr).toBe('')
    expect(stdout).toContain('5 questions, 5 answered as expected')
    expect(status).toBe(0)
  })
})

/** As one who has never seen the repository: the page, the package, and an empty folder. */
test('from nothing to a network that answers, by the page that says how', async () => {
  const blocks = runnableBlocks(readFileSync('docs/how-to/from-nothing.md', 'utf8'))
  const env = {
    ...process.env,
    XDG_CONFIG_HOME: newFolder(),
    PATH: [join(home, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  }
  const argv = ['dev', '--port', '0', '--data', newFolder()]
  const dev = spawn('weft', argv, { env, cwd: home, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => dev.once('close', resolve))
  let said = ''
  await new Promise<void>((resolve) => {
    dev.stdout.on('data', (piece: Buffer) => {
      said += piece.toString('utf8')
      if (said.includes('trace --profile')) resolve()
    })
  })
  try {
    const script = blocks.map((block) => block.script).join('\n')
    const shell = ['-euo', 'pipefail', '-c', script]
    const { stdout, status } = spawnSync('bash', shell, { env, cwd: home, encoding: 'utf8' })
    expect(stdout).toContain('=> dropped (SG_INGRESS_NO_RULE)')
    expect(stdout).toContain('exit code 1')
    expect(stdout).toContain('=> delivered\n')
    expect(status).toBe(0)
  } finally {
    dev.kill('SIGINT')
    await ended
  }
})

test('the application of the examples runs beside the package, as it is', async () => {
  cpSync(join(home, 'node_modules/weft/examples/app'), join(home, 'app'), { recursive: true })
  const worker = await startTestWorker()
  const pool = { name: 'web', size: 3, cidr: '10.0.0.0/16', l4Ports: [80], clients: '0.0.0.0/0' }
  const env = { ...process.env, WEFT_URL: worker.url, WEFT_TOKEN: await worker.token('acme') }
  try {
    const argv = ['app/node.ts', JSON.stringify(pool)]
    const { stdout } = spawnSync(process.execPath, argv, { cwd: home, encoding: 'utf8', env })
    expect(stdout).toBe('web has 3: 3 made, 0 removed\n')
  } finally {
    await worker.stop()
  }
})

const CONSUMER = `
import { type Vnic, weft } from 'weft/sdk'
import { compile } from 'weft/engine'
const api = weft({ url: 'https://weft.example.com', token: 'x' })
export const vnic: Promise<Vnic> = api.createVnic({ vpcId: 'v', subnetId: 's', name: 'web-1' })
export const network = compile
// @ts-expect-error there is no such member
api.createVnic({ vpcId: 'v', subnetId: 's', nmae: 'web-1' })
`

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('its types hold for whoever compiles with %s and %s', (module, moduleResolution) => {
  writeFileSync(join(home, 'consumer.ts'), CONSUMER)
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable']
  const tsc = resolve('node_modules/.bin/tsc')
  const flags = [...options, '--module', module, '--moduleResolution', moduleResolution]
  const { stdout, status } = spawnSync(tsc, [...flags, 'consumer.ts'], {
    cwd: home,
    encoding: 'utf8',
  })
  expect([stdout, status]).toEqual(['', 0])
})
