export type { AwsFile, NotModelled } from './dump.ts'
export { type Imported, importAws } from './import-aws.ts'
export { formatImportProblem, type ImportProblem } from './import-problem.ts'
