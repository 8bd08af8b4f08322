// Runs the JavaScript given as the argument, and writes what the service answered.
import { ListIdentitiesCommand, SESClient } from "@aws-sdk/client-ses";

const answers = [];
class ObservedClient extends SESClient {
  async send(command) {
    answers.push(await super.send(command));
    return answers.at(-1);
  }
}

const AsyncFunction = (async () => {}).constructor;
await new AsyncFunction("SESClient", "ListIdentitiesCommand", process.argv[2])(ObservedClient, ListIdentitiesCommand);
process.stdout.write(JSON.stringify(answers));
