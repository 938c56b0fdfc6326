package rules

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Pack returns the rule files in the folder dir of fsys, as they are written, in
// less room.
func Pack(fsys fs.FS, dir string) ([]byte, error) {
	texts, err := ruleTexts(fsys, dir)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(texts)
	if err != nil {
		return nil, err
	}
	return deflated(data)
}

// unpack returns the texts of a pack by their paths.
func unpack(pack string) (texts map[string]string, err error) {
	data, err := inflated(pack)
	if err != nil {
		return nil, err
	}
	return texts, json.Unmarshal(data, &texts)
}

// deflated returns data in less room.
func deflated(data []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// inflated returns what [deflated] had.
func inflated(s string) ([]byte, error) {
	z, err := gzip.NewReader(strings.NewReader(s))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// ruleTexts returns the texts of the rule files in the folder dir of fsys by their
// paths.
func ruleTexts(fsys fs.FS, dir string) (map[string]string, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, e := range entries {
		if ext := path.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		name := path.Join(dir, e.Name())
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		texts[name] = string(data)
	}
	return texts, nil
}
