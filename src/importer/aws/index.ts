export type { AwsFile } from './dump.ts'
export { type Imported, importAws } from './import-aws.ts'
export { formatImportProblem } from './import-problem.ts'
