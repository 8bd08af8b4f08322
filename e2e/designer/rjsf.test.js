// The exported JSON Schema in a form engine that knows nothing of us: react-jsonschema-form renders, fills and validates it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { JSDOM } from 'jsdom';

const dom = new JSDOM('<!DOCTYPE html><html><body></body></html>', { url: 'http://localhost/', pretendToBeVisual: true });
for (const name of ['window', 'document', 'Node', 'HTMLElement', 'HTMLInputElement', 'Event', 'CustomEvent']) {
  globalThis[name] = name === 'window' ? dom.window : dom.window[name];
}
Object.defineProperty(globalThis, 'navigator', { value: dom.window.navigator, configurable: true });
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

const { act, createElement } = await import('react');
const { createRoot } = await import('react-dom/client');
const { default: Form } = await import('@rjsf/core');
const { customizeValidator } = await import('@rjsf/validator-ajv8');

const schema = JSON.parse(readFileSync(process.env.SCHEMA, 'utf8'));
const validator = customizeValidator({ AjvClass: Ajv2020.default ?? Ajv2020 });
const complete = {
  awsRegion: 'us-east-1',
  toAddresses: ['jane@example.com'],
  sender: 'shop@example.com',
  subject: 'Hello',
  text: 'Hi',
  connection: 'work',
};

async function render(formData) {
  const told = { submitted: null, errors: null };
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const root = createRoot(place);
  await act(async () => root.render(createElement(Form, {
    schema,
    validator,
    formData,
    // Else the engine takes the first option of each choice for its default
    experimental_defaultFormStateBehavior: { constAsDefaults: 'never' },
    onSubmit: (event) => { told.submitted = event.formData; },
    onError: (errors) => { told.errors = errors; },
  })));
  const submit = () => act(async () => {
    place.querySelector('form').dispatchEvent(new dom.window.Event('submit', { bubbles: true, cancelable: true }));
  });
  const fill = (key, text) => act(async () => {
    const control = place.querySelector(`#root_${key}`);
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value');
    set.call(control, text);
    control.dispatchEvent(new dom.window.Event('input', { bubbles: true }));
  });
  return { place, submit, fill, told };
}

test('every input is rendered with its label and its comment', async () => {
  const { place } = await render({});
  const text = place.textContent;
  for (const [key, input] of Object.entries(schema.properties)) {
    assert.ok(text.includes(input.title), `the label of ${key}`);
  }
});

test('a form that is filled in by hand submits what the host takes', async () => {
  const { submit, fill, told } = await render({ ...complete, subject: undefined });
  await fill('subject', 'Typed in');
  await submit();
  assert.deepEqual(told.errors, null);
  assert.equal(told.submitted.subject, 'Typed in');
  assert.deepEqual(told.submitted.toAddresses, ['jane@example.com']);
});

test('what is missing is refused before it reaches the host', async () => {
  const { submit, told } = await render({ toAddresses: ['jane@example.com'] });
  await submit();
  assert.equal(told.submitted, null);
  const missing = told.errors.map((error) => error.params?.missingProperty).filter(Boolean);
  for (const key of ['awsRegion', 'sender', 'subject', 'connection']) {
    // The engine names some inputs by their titles
    assert.ok([key, schema.properties[key].title].some((name) => missing.includes(name)), `${key} in ${missing}`);
  }
});

test('a rule across inputs holds in the other engine too', () => {
  const { text, ...withoutBody } = complete;
  assert.equal(validator.validateFormData(complete, schema).errors.length, 0);
  assert.notEqual(validator.validateFormData(withoutBody, schema).errors.length, 0);
});
