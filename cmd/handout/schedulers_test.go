package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// The files for schedulers are run here as their schedulers would: their own commands, in a shell, with the variables that
// each sets. What no test can do is say that the scheduler itself takes them.

const schedulers = "../../.github/schedulers/"

// place is a folder with a list, brands and a programme of one's own.
func place(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	runIn(t, dir, "handout new brand clinic --region gb && mkdir brands programmes && cp clinic.yaml brands/north.yaml && handout new programme knee-week && mv knee-week.yaml programmes/")
	list := "patient,programme\n" + strings.Repeat("A. Patient,starter\n", 20)
	if err := os.WriteFile(filepath.Join(dir, "patients.csv"), []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// runIn runs a script as sh does, and demands that it ends well. The scripts need what a Linux machine has.
func runIn(t *testing.T, dir, script string, env ...string) {
	t.Helper()
	for _, tool := range []string{"sh", "bash", "sha256sum"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	cmd := exec.Command("sh", "-euc", script)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s\n%v\n%s", script, err, out)
	}
}

// yamlFile reads a file as plain mappings and lists.
func yamlFile(t *testing.T, path string) map[string]any {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := yaml.Unmarshal(src, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// at follows keys and, where there is a list, its first item.
func at(t *testing.T, v any, keys ...string) any {
	t.Helper()
	for _, key := range keys {
		if list, ok := v.([]any); ok {
			v = list[0]
		}
		m, ok := v.(map[string]any)
		if !ok || m[key] == nil {
			t.Fatalf("there is no %s", strings.Join(keys, "."))
		}
		v = m[key]
	}
	return v
}

// pdfs counts the PDFs of a folder.
func pdfs(t *testing.T, dir string) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

// TestKubernetesJob runs the pod's command for every index of the job.
func TestKubernetesJob(t *testing.T) {
	dir := place(t)
	job := yamlFile(t, schedulers+"kubernetes-indexed-job.yaml")
	if at(t, job, "spec", "completionMode") != "Indexed" {
		t.Error("the job is not indexed")
	}
	count := at(t, job, "spec", "completions").(int)
	args := at(t, job, "spec", "template", "spec", "containers", "args").([]any)
	command := strings.ReplaceAll(args[0].(string), "/data/", "") // the folder in which it runs here
	for index := range count {
		runIn(t, dir, command, fmt.Sprintf("JOB_COMPLETION_INDEX=%d", index))
	}
	runIn(t, dir, "handout batch merge-manifests out/manifest-*.jsonl -o out/manifest.jsonl")
	if n := pdfs(t, filepath.Join(dir, "out")); n != 20 {
		t.Errorf("%d PDFs of 20", n)
	}
}

// TestGitLab runs the jobs' scripts: check, four nodes, sums.
func TestGitLab(t *testing.T) {
	dir := place(t)
	jobs := yamlFile(t, schedulers+"gitlab-ci.yml")
	script := func(job string) string {
		var lines []string
		for _, l := range at(t, jobs, job, "script").([]any) {
			lines = append(lines, l.(string))
		}
		return strings.Join(lines, "\n")
	}
	runIn(t, dir, script("handouts-check"))
	nodes := at(t, jobs, "handouts-build", "parallel").(int)
	for node := range nodes {
		runIn(t, dir, script("handouts-build"), fmt.Sprintf("CI_NODE_INDEX=%d", node+1), fmt.Sprintf("CI_NODE_TOTAL=%d", nodes))
	}
	runIn(t, dir, "rm dist/*.key") // which no artifact holds
	runIn(t, dir, script("handouts-sums"))
	runIn(t, filepath.Join(dir, "dist"), "sha256sum -c --quiet SHA256SUMS && test $(wc -l <SHA256SUMS) = 4")
	if n := pdfs(t, filepath.Join(dir, "dist")); n != 4 { // two programmes on two papers
		t.Errorf("%d PDFs of 4", n)
	}
}

// TestAction runs the script of the GitHub action in shards, with the environment that action.yml gives it.
func TestAction(t *testing.T) {
	dir := place(t)
	action := yamlFile(t, "../../.github/actions/handout/action.yml")
	inputs := at(t, action, "inputs").(map[string]any)
	set := map[string]string{"programmes": "starter", "regions": "gb,us", "output": "dist"}
	build, err := filepath.Abs("../../.github/actions/handout/build")
	if err != nil {
		t.Fatal(err)
	}
	for shard := range 2 {
		set["shard"] = fmt.Sprintf("%d/2", shard+1)
		var env []string
		for name, from := range at(t, action, "runs", "steps", "env").(map[string]any) {
			input := strings.TrimSuffix(strings.TrimPrefix(from.(string), "${{ inputs."), " }}")
			about, ok := inputs[input].(map[string]any)
			if !ok {
				t.Fatalf("%s comes from %q, which is no input", name, input)
			}
			value, ok := set[input]
			if !ok {
				value = fmt.Sprint(about["default"])
			}
			env = append(env, name+"="+value)
		}
		runIn(t, dir, `"$BUILD"`, append(env, "BUILD="+build, "GITHUB_OUTPUT="+filepath.Join(dir, "outputs"))...)
	}
	runIn(t, dir, "handout batch merge-manifests dist/manifest-*.jsonl && cd dist && sha256sum -c --quiet SHA256SUMS && grep -q '^sums=dist/SHA256SUMS$' ../outputs")
	if n := pdfs(t, filepath.Join(dir, "dist")); n != 4 { // one programme for two regions on two papers
		t.Errorf("%d PDFs of 4", n)
	}
}
