// Checks element templates, and that the check can fail; closes with the numbers of what passed and what failed.
import { readFileSync } from 'node:fs';
import { validate, validateZeebe } from '@bpmn-io/element-templates-validator';

const check = (template) => (template.$schema.includes('zeebe') ? validateZeebe : validate)(template);

let passed = 0;
let failed = 0;
const expect = (name, valid, wanted) => {
  if (valid === wanted) {
    passed++;
  } else {
    failed++;
    console.log(`failed: ${name} is ${valid ? 'accepted' : 'refused'}`);
  }
};

for (const file of process.argv.slice(2)) {
  const template = JSON.parse(readFileSync(file, 'utf8'));
  const { valid, errors } = check(template);
  expect(file, valid, true);
  if (!valid) {
    console.log(JSON.stringify(errors.map(({ message, dataPath }) => `${dataPath} ${message}`), null, 1));
  }
  const broken = structuredClone(template);
  broken.properties.find((property) => property.label).binding.type = 'no such binding';
  expect(`${file}, broken`, check(broken).valid, false);
}
console.log(`${passed} ${failed}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
