//go:build !linux

package main

// inLargePages is a wish that other systems than Linux need not be told.
func inLargePages() {}
